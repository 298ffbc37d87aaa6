/**
 * What the owner decides about the shop. The platform itself needs to know which day it is there; the rest is added by
 * augmenting this interface (`shop/shop-settings.ts`).
 */
export interface ShopSettings {
  readonly timeZone: string
}
