import { event } from '../platform/history/catalogue.ts'

export const emailEvents = {
  'email.released': event<{ count: number }>('email', { audience: 'staff' }),
}

type EmailEvents = typeof emailEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends EmailEvents {}
}
