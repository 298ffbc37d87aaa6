import { event } from '../platform/history/catalogue.ts'
import { Amount, choice, InvoiceRef, Words } from '../platform/history/fields.ts'

export const creditEvents = {
  'credit.applied': event('credit', { invoice: InvoiceRef, amount: Amount }),
  'credit.adjusted': event('credit', {
    direction: choice(['given', 'taken']),
    amount: Amount,
    reason: Words,
  }),
}

type CreditEvents = typeof creditEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CreditEvents {}
  interface EventGroups {
    credit: unknown
  }
}
