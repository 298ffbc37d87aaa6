import type { RefusalStatus } from '../platform/refused.ts'

export const changeRefusals = {
  change_not_offered: 409,
  change_quote_expired: 409,
  change_quote_outdated: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof changeRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
