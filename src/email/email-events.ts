import { event } from '../platform/history/catalogue.ts'
import { Count } from '../platform/history/fields.ts'

export const emailEvents = {
  'email.released': event('email', { count: Count }, { audience: 'staff' }),
}

type EmailEvents = typeof emailEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends EmailEvents {}
}
