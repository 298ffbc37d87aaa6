import type { RefusalStatus } from '../platform/refused.ts'

export const paymentRefusals = {
  payment_under_way: 409,
  transfer_is_awaited: 409,
  payment_more_than_open: 422,
  payment_less_than_all: 422,
  payment_day_to_come: 422,
  payment_method_missing: 409,
  payment_of_several_currencies: 409,
  payment_not_taken: 409,
  gateway_unknown: 409,
  payment_not_in_review: 409,
  payment_decided_elsewhere: 409,
  payment_just_approved: 409,
  payment_just_refused: 409,
  payment_approved_before: 409,
  payment_refused_before: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof paymentRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
