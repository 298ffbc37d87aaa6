import type { RefusalStatus } from '../platform/refused.ts'

export const shopRefusals = {
  set_up_code_wrong: 422,
  shop_is_set_up: 409,
  no_demo_shop: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof shopRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
