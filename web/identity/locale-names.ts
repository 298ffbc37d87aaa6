import { locales } from '../../src/kernel/locales.ts'
import { cached } from '../format.ts'
import type { Named } from './countries.ts'

/** Every locale with its name in this one. Made by the server: a browser's names may be others. */
export function localesIn(locale: string): Named[] {
  return locales.map((each) => [each, localeName(each, locale)])
}

/** "en-GB" as "English (United Kingdom)", in the language of `locale`. */
export function localeName(named: string, locale: string): string {
  const make = () => new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' })
  return cached(`language|${locale}`, make).of(named) ?? named
}
