import type { RefusalStatus } from './refused.ts'

export const platformRefusals = {
  sign_in_required: 403,
  not_permitted: 403,
  not_found: 404,
  invalid_input: 422,
  idempotency_key_reused: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof platformRefusals

declare module './refused.ts' {
  interface Refusals extends Known {}
}
