import type { Named } from './countries.ts'

/** Every currency with its name, "EUR – Euro", by code. */
export function currenciesIn(locale: string): Named[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => [code, `${code} – ${names.of(code) ?? code}`])
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
}

export function isTimeZone(name: string): boolean {
  return timeZones().includes(name)
}
