import type { RefusalStatus } from '../platform/refused.ts'

export const purchaseRefusals = {
  purchase_not_active: 409,
  purchase_auto_renew_is_off: 409,
  purchase_auto_renew_is_on: 409,
  purchase_has_no_term: 409,
  purchase_outside_window: 409,
  purchase_cancelled: 409,
  purchase_not_allowed: 409,
  purchase_ends_with_parent: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof purchaseRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
