import type { TFunction } from 'i18next'
import { formatPercent } from '../format.ts'

type Tax = { readonly name: string; readonly ratePpm: bigint }

/** A rate in parts per million, "19%". */
export function rateWords(ratePpm: bigint, locale: string): string {
  return formatPercent(Number(ratePpm) / 1_000_000, locale)
}

/** "incl. 19% VAT" or "plus 19% VAT", as the shop is set; null where no tax is due. */
export function taxWords(
  t: TFunction,
  tax: Tax,
  mode: 'inclusive' | 'exclusive',
  locale: string,
): string | null {
  if (tax.ratePpm === 0n) return null
  return t(`store.tax.${mode}`, { rate: rateWords(tax.ratePpm, locale), name: tax.name })
}
