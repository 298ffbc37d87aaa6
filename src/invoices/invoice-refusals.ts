import type { RefusalStatus } from '../platform/refused.ts'

export const invoiceRefusals = {
  invoice_is_paid: 409,
  invoice_already_cancelled: 409,
  invoice_is_cancelled: 409,
  invoice_is_agreed: 409,
  invoice_has_unresolved_payment: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof invoiceRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
