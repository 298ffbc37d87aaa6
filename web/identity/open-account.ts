import type { App } from '../../src/app.ts'
import type { Actor } from '../../src/platform/actor.ts'
import type { AddressForm } from './address-form.ts'
import { isTimeZone } from './currencies.ts'

type Details = AddressForm & { readonly name: string; readonly timeZone?: string | undefined }

/** Opens the account of a login, in the store's currency; in the browser's time zone when it told one. */
export async function openAccountFor(app: App, actor: Actor, { timeZone, ...details }: Details) {
  const settings = app.store.settings()
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : settings.timeZone
  await app.customers.open(actor, { ...details, timeZone: zone, phone: '', currency: settings.currency })
}
