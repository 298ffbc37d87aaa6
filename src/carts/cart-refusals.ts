import type { RefusalStatus } from '../platform/refused.ts'

export const cartRefusals = {
  cart_is_empty: 409,
  cart_has_changed: 409,
  cart_is_full: 409,
  cart_needs_parent: 409,
  not_for_sale: 409,
  out_of_stock: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof cartRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
