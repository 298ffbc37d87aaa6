import type { RefusalStatus } from '../platform/refused.ts'

export const refundRefusals = {
  payment_not_refundable: 409,
  refund_too_large: 422,
  refund_under_way: 409,
  refund_needs_invoice: 422,
  refund_only_whole: 422,
  refund_may_not_end: 403,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof refundRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
