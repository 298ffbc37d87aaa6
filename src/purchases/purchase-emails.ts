import type { Money } from '../kernel/money.ts'

type Renewal = {
  name: string
  number: string
  title: string
  amount: Money
  nextTryOn: string | null
  endsOn: string
  url: string
}

type PurchaseMails = {
  /** A renewal could not be charged. `endsOn`: the day on which the service ends, unless it is paid before. `nextTryOn` null: it is not tried again. */
  'renewal.payment_failed': Renewal & { method: string }
  /** The day of a renewal has come, and nothing is charged by itself. */
  'renewal.reminder': Omit<Renewal, 'nextTryOn'>
  /** `invoice`: what can still be paid, so that it goes on. */
  'purchase.expired': {
    name: string
    purchase: string
    expiredOn: string
    /** The names of what ended with it. Missing in emails from before that was told. */
    attached?: readonly string[]
    invoice: { number: string; amount: Money } | null
    url: string
  }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends PurchaseMails {}
}
