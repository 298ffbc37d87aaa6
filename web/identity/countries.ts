import { layoutRows } from '../../src/kernel/address-layouts.gen.ts'
import { countryName } from '../country.ts'

/** The codes of ISO 3166-1: every country has addresses. */
const known = new Set(layoutRows.flatMap(([, , , , , countries]) => countries.split(' ')))

export function isCountry(code: string): boolean {
  return known.has(code)
}

export type Named = readonly [code: string, name: string]

const lists = new Map<string, Named[]>()

/** Every country with its name in this language, sorted by it. A browser's names may be others; those of the server stay. */
export function countriesIn(locale: string): Named[] {
  const before = lists.get(locale)
  if (before) return before
  const { compare } = new Intl.Collator(locale)
  const list = [...known].map((code): Named => [code, countryName(code, locale)])
  list.sort(([, a], [, b]) => compare(a, b))
  lists.set(locale, list)
  return list
}
