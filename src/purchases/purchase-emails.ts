import type { Money } from '../kernel/money.ts'

type PurchaseMails = {
  /** A renewal could not be charged. `endsOn`: the day on which the service ends, unless it is paid before. `nextTryOn` null: it is not tried again. */
  'renewal.payment_failed': {
    name: string
    number: string
    title: string
    amount: Money
    method: string
    nextTryOn: string | null
    endsOn: string
    url: string
  }
  'purchase.expired': { name: string; purchase: string; expiredOn: string; url: string }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends PurchaseMails {}
}
