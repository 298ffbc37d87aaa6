import type { Money } from '../kernel/money.ts'

type PaymentMails = {
  /** How to pay by bank transfer. */
  'payment.instructions': { name: string; number: string; amount: Money; instructions: string; url: string }
  'payment.refunded': { name: string; number: string; amount: Money; creditNote: string; url: string }
}

declare module '../platform/mail/outgoing.ts' {
  interface MailCatalogue extends PaymentMails {}
}
