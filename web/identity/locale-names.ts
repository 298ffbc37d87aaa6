import { locales } from '../../src/kernel/locale.ts'
import type { Named } from './countries.ts'

const names = new Map<string, Intl.DisplayNames>()

/** Every locale with its name in this one. Made by the server: a browser's names may be others. */
export function localesIn(locale: string): Named[] {
  return locales.map((each) => [each, localeName(each, locale)])
}

/** "en-GB" as "English (United Kingdom)", in the language of `locale`. */
export function localeName(named: string, locale: string): string {
  let known = names.get(locale)
  if (!known) {
    known = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' })
    names.set(locale, known)
  }
  return known.of(named) ?? named
}
