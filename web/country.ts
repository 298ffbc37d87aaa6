const names = new Map<string, Intl.DisplayNames>()

/** "Germany" for "DE", in the viewer's language; a code without a name stays as it is. */
export function countryName(code: string, locale: string): string {
  let known = names.get(locale)
  if (!known) {
    known = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
    names.set(locale, known)
  }
  // Codes that are none make Intl throw.
  return /^[A-Z]{2}$/.test(code) ? (known.of(code) ?? code) : code
}
