import type { InvoiceId, PaymentId, PaymentMethodId } from '../../src/kernel/ids.ts'
import type { Actor } from '../../src/platform/actor.ts'

/** Where the server is when it is killed, in the order in which it comes by. */
export const steps = ['recorded', 'carried out', 'settling', 'settled'] as const
/**
 * `recorded`: the attempt is committed, the gateway was not called. `carried out`: the gateway has done it, its answer is on
 * the way. `settling`: the outcome is being written and not committed. `settled`: it is committed.
 */
export type Step = (typeof steps)[number]

/** What the server is at work on. */
export type Errand =
  | {
      readonly kind: 'payment'
      readonly actor: Actor
      readonly invoiceId: InvoiceId
      readonly methodId: PaymentMethodId
    }
  | { readonly kind: 'renewal'; readonly invoiceId: InvoiceId }
  | { readonly kind: 'refund'; readonly paymentId: PaymentId; readonly amountMinor: string }

/** What the doomed server is told on its command line, as JSON. */
export type Order = {
  readonly databaseUrl: string
  readonly now: string
  readonly step: Step
  readonly errand: Errand
}
