import type { Money } from '../kernel/money.ts'

type InstalmentContent = {
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
  /** An agreed instalment could not be charged. */
  'instalment.payment_failed': InstalmentContent & { method: string }
  /** The day of an agreed instalment has come, and there is nothing that it could be charged to. */
  'instalment.reminder': InstalmentContent
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends ScheduleMails {}
}
