import type { RefusalStatus } from '../platform/refused.ts'

export const catalogRefusals = {
  address_taken: 422,
  name_taken: 422,
  group_in_itself: 422,
  group_holds_something: 409,
  package_archived: 409,
  package_not_archived: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof catalogRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
