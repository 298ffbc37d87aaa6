import type { App } from '../../src/app.ts'
import { Locale, localeFor } from '../../src/kernel/locale.ts'
import type { AddressForm } from './address-form.ts'
import { isTimeZone } from './currencies.ts'

type Details = AddressForm & {
  readonly name: string
  readonly timeZone?: string | undefined
}

/** What an account is opened with, in the shop's currency; in the browser's locale and time zone when it told them. */
export function newAccount(app: App, { timeZone, ...details }: Details, { headers }: Request) {
  const settings = app.shop.settings()
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : settings.timeZone
  const locale = localeFor(headers.get('accept-language')) ?? Locale.safeParse(settings.locale).data
  const { currency } = settings
  return { ...details, locale, timeZone: zone, phone: '', currency }
}
