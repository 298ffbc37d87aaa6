import type { Money } from '../kernel/money.ts'

type PaymentEmails = {
  /** How to pay by bank transfer. */
  'payment.instructions': { name: string; number: string; amount: Money; instructions: string; url: string }
  /** Staff have refused it: a payment on hold, or a transfer that did not come. */
  'payment.refused': {
    name: string
    number: string
    amount: Money
    method: string
    isTransfer: boolean
    reason: string
    url: string
  }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends PaymentEmails {}
}
