import { event } from '../platform/history/catalogue.ts'
import { Count, EmailRef, EmailWithSubject, Words } from '../platform/history/fields.ts'

const writtenTo = { to: Words, email: EmailWithSubject }

export const emailEvents = {
  'email.sent': event('email', { email: EmailRef }, { personal: writtenTo }),
  'email.kept': event('email', { email: EmailRef }, { personal: writtenTo, audience: 'staff' }),
  'email.held_back': event('email', { email: EmailRef }, { audience: 'staff' }),
  'email.failed': event('email', { email: EmailRef, reason: Words }, { audience: 'staff' }),
  'email.released': event('email', { count: Count }, { audience: 'staff' }),
}

type EmailEvents = typeof emailEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends EmailEvents {}
  interface EventGroups {
    email: unknown
  }
}
