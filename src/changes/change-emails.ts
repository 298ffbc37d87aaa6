import type { Money } from '../kernel/money.ts'

type ChangeMails = {
  /** Nothing had to be paid for it. `credit` null: nothing was given back either. */
  'purchase.changed': {
    name: string
    before: string
    purchase: string
    credit: Money | null
    until: string | null
    url: string
  }
  /** It was paid, and what it was to change has meanwhile become something else: the money is credit. */
  'change.withdrawn': { name: string; purchase: string; wanted: string; amount: Money; url: string }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends ChangeMails {}
}
