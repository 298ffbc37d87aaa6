import type { RefusalStatus } from '../platform/refused.ts'

export const loginRefusals = {
  email_taken: 422,
  sign_in_failed: 422,
  link_is_void: 422,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof loginRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
