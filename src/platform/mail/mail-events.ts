import { event } from '../history/catalogue.ts'

export const mailEvents = {
  'mail.released': event<{ count: number }>('mail', { audience: 'staff' }),
}

type MailEvents = typeof mailEvents
declare module '../history/catalogue.ts' {
  interface EventCatalogue extends MailEvents {}
}
