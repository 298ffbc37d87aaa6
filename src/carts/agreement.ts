import type { InputProblem } from '../platform/refused.ts'
import type { ShopSettings } from '../platform/shop-settings.ts'

/** What is wrong with an order whose customer did not agree to the shop's terms. A shop without terms asks for nothing. */
export function notAgreed({ terms }: ShopSettings, { agreed }: { readonly agreed: boolean }): InputProblem[] {
  return terms === '' || agreed ? [] : [{ path: ['agreed'], message: 'form.tick' }]
}
