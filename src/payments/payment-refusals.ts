import type { RefusalStatus } from '../platform/refused.ts'

export const paymentRefusals = {
  payment_under_way: 409,
  payment_method_missing: 409,
  payment_of_several_currencies: 409,
  payment_not_taken: 409,
  gateway_unknown: 409,
  payment_not_in_review: 409,
  payment_not_refundable: 409,
  refund_too_large: 422,
  refund_under_way: 409,
  refund_needs_invoice: 422,
  refund_only_whole: 422,
  credit_insufficient: 422,
  nothing_to_apply: 422,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof paymentRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
