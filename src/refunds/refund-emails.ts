import type { Money } from '../kernel/money.ts'

type RefundEmails = {
  'refund.completed': { name: string; number: string; amount: Money; creditNote: string; url: string }
  'credit.returned': { name: string; number: string; amount: Money; method: string; url: string }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends RefundEmails {}
}
