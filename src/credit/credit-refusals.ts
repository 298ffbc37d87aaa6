import type { RefusalStatus } from '../platform/refused.ts'

export const creditRefusals = {
  credit_insufficient: 422,
  nothing_to_apply: 422,
  credit_covers_part: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof creditRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
