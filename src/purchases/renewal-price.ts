import { offRenewal, type RenewalDiscount } from '../catalog/coupon.ts'
import type { TaxMode } from '../invoices/totals.ts'
import type { CalendarDate, Term } from '../kernel/calendar.ts'
import type { PaymentMethodId } from '../kernel/ids.ts'
import type { Collection } from './purchase-states.ts'
import { renewalLead } from './renewal-days.ts'

type Priced = {
  /** For one of it and one term. */
  readonly priceMinor: bigint
  readonly quantity: number
  readonly discount: RenewalDiscount | null
}

/** What renewing all of it for a term comes to, as it was agreed before tax or with it, and what its coupon takes off. */
export function renewalPrice({ priceMinor, quantity, discount }: Priced) {
  const fullMinor = priceMinor * BigInt(quantity)
  const discountMinor = offRenewal(discount, fullMinor)
  return { discountMinor, amountMinor: fullMinor - discountMinor }
}

type Renewing = {
  readonly expiresOn: CalendarDate
  readonly term: Term
  readonly currency: string
  readonly taxMode: TaxMode
  readonly collection: Collection
  readonly methodId: PaymentMethodId | null
}

/**
 * Renewals of one customer with the same group share an invoice, where the shop lets them (01-domain, Renewal): what is due on one day, is
 * invoiced on one day before it, and collected alike.
 */
export function renewalGroup(
  { expiresOn, term, currency, taxMode, collection, methodId }: Renewing,
  { renewalInvoiceDays }: { readonly renewalInvoiceDays: number },
): string {
  const lead = renewalLead(term, renewalInvoiceDays)
  return [expiresOn, lead, currency, taxMode, collection, methodId ?? ''].join(' ')
}
