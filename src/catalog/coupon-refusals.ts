import type { RefusalStatus } from '../platform/refused.ts'

export const couponRefusals = {
  coupon_unknown: 422,
  coupon_not_begun: 422,
  coupon_over: 422,
  coupon_used_up: 409,
  coupon_used_by_you: 409,
  coupon_not_for_this: 422,
  coupon_not_in_currency: 422,
  coupon_minimum: 422,
  coupon_takes_nothing: 422,
  coupon_waits: 409,
  coupon_code_taken: 422,
  coupon_ended: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof couponRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
