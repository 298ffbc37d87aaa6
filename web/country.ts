import { cached } from './format.ts'

/** "Germany" for "DE", in the viewer's language; a code without a name stays as it is. */
export function countryName(code: string, locale: string): string {
  const make = () => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  // Codes that are none make Intl throw.
  return /^[A-Z]{2}$/.test(code) ? (cached(`country|${locale}`, make).of(code) ?? code) : code
}
