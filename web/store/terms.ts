import type { TFunction } from 'i18next'
import type { Term } from '../../src/kernel/calendar.ts'

/** "month", "3 months": what a price is for. */
export function termWords(t: TFunction, { unit, count }: Term): string {
  return t(`store.term.${unit}`, { count })
}

/** "Billed monthly", "Billed every 3 months". */
export function billedWords(t: TFunction, { unit, count }: Term): string {
  return t(`store.billed.${unit}`, { count })
}
