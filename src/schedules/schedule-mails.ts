import type { Money } from '../kernel/money.ts'

type AboutPayment = {
  name: string
  number: string
  title: string
  amount: Money
  dueOn: string
  /** When it is tried again; null: it is not. */
  nextTryOn: string | null
  url: string
}

type ScheduleMails = {
  /** An agreed payment could not be charged. */
  'instalment.payment_failed': AboutPayment & { method: string }
  /** The day of an agreed payment has come, and there is nothing that it could be charged to. */
  'instalment.reminder': AboutPayment
}

declare module '../platform/mail/outgoing.ts' {
  interface MailCatalogue extends ScheduleMails {}
}
