import type { App } from '../../src/app.ts'
import { Locale, localeFor } from '../../src/kernel/locale.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { AddressForm } from './address-form.ts'
import { isTimeZone } from './currencies.ts'

type Details = AddressForm & {
  readonly name: string
  readonly timeZone?: string | undefined
}

/** Opens the account of a login, in the shop's currency; in the browser's locale and time zone when it told them. */
export async function openAccountFor(
  app: App,
  actor: Actor,
  { timeZone, ...details }: Details,
  { headers }: Request,
) {
  const settings = app.shop.settings()
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : settings.timeZone
  const locale = localeFor(headers.get('accept-language')) ?? Locale.safeParse(settings.locale).data
  const { currency } = settings
  await app.customers.open(actor, { ...details, locale, timeZone: zone, phone: '', currency })
}
