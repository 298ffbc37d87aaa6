import { event } from '../platform/history/catalogue.ts'
import { Change, Detail, EmailRef, EmailWithSubject, Words } from '../platform/history/fields.ts'

const writtenTo = { to: Words, email: EmailWithSubject }

export const customerEvents = {
  'customer.opened': event('account', { number: Words }, { personal: { name: Words, email: Words } }),
  'customer.changed': event('account', { detail: Detail }, { personal: { change: Change } }),
  'email.sent': event('email', { email: EmailRef }, { personal: writtenTo }),
  'email.kept': event('email', { email: EmailRef }, { personal: writtenTo, audience: 'staff' }),
  'email.held_back': event('email', { email: EmailRef }, { audience: 'staff' }),
  'email.failed': event('email', { email: EmailRef, reason: Words }, { audience: 'staff' }),
}

type CustomerEvents = typeof customerEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CustomerEvents {}
}
