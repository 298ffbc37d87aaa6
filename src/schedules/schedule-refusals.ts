import type { RefusalStatus } from '../platform/refused.ts'

export const scheduleRefusals = {
  instalment_not_open: 409,
  schedule_has_nothing_open: 409,
} as const satisfies Record<string, RefusalStatus>

type Known = typeof scheduleRefusals

declare module '../platform/refused.ts' {
  interface Refusals extends Known {}
}
