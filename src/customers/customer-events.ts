import { event } from '../platform/history/catalogue.ts'
import { Change, Detail, Words } from '../platform/history/fields.ts'

export const customerEvents = {
  'customer.opened': event('account', { number: Words }, { personal: { name: Words, email: Words } }),
  'customer.changed': event('account', { detail: Detail }, { personal: { change: Change } }),
}

type CustomerEvents = typeof customerEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CustomerEvents {}
  interface EventGroups {
    account: unknown
  }
}
