import { offRenewal, type RenewalDiscount } from '../catalog/coupon.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { PaymentMethodId } from '../kernel/ids.ts'
import type { Collection } from './purchase-states.ts'

type Priced = {
  /** For one of it and one term. */
  readonly priceMinor: bigint
  readonly quantity: number
  readonly discount: RenewalDiscount | null
}

/** What renewing all of it for a term comes to before tax (or with it, as the shop is set), and what its coupon takes off. */
export function renewalPrice({ priceMinor, quantity, discount }: Priced) {
  const fullMinor = priceMinor * BigInt(quantity)
  const discountMinor = offRenewal(discount, fullMinor)
  return { discountMinor, amountMinor: fullMinor - discountMinor }
}

type Renewing = {
  readonly expiresOn: CalendarDate
  readonly currency: string
  readonly collection: Collection
  readonly methodId: PaymentMethodId | null
}

/** Renewals of one customer with the same group share an invoice, where the shop lets them (01-domain, Renewal). */
export function renewalGroup({ expiresOn, currency, collection, methodId }: Renewing): string {
  return [expiresOn, currency, collection, methodId ?? ''].join(' ')
}
