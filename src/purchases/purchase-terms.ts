import type { RenewalDiscount } from '../catalog/coupon.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import type { Part } from '../catalog/instalments.ts'
import type { Instalments } from '../catalog/package.ts'
import type { Line } from '../invoices/invoice.ts'
import { assert } from '../kernel/assert.ts'
import type { CalendarDate, Term } from '../kernel/calendar.ts'
import type { CartItemId, ChangeId, PackageId, PurchaseId, TaxClassId } from '../kernel/ids.ts'

/** What an invoice line for something new carries: the terms as they stood when the order was made. */
export type PurchaseTerms = {
  readonly item: CartItemId
  /** The item of the same order that it belongs to. */
  readonly parentItem: CartItemId | null
  /** Or what it belongs to and was owned before. Missing in orders from before that could be chosen. */
  readonly parentId?: PurchaseId | null
  readonly packageId: PackageId
  readonly kind: string
  readonly name: string
  readonly taxClassId: TaxClassId
  readonly term: Term | null
  readonly fields: readonly FieldValue[]
  readonly graceDays: number
  readonly renewBeforeDays: number
  readonly renewAfterDays: number
  readonly takesStock: boolean
  /** It ends with what it belongs to. Missing in orders from before that was kept. */
  readonly mustAttach?: boolean
  /** What a coupon goes on taking off its renewals. Missing in orders from before there were coupons. */
  readonly discount?: RenewalDiscount | null
  /** Where its line is only the first instalment: the whole of what was agreed. */
  readonly instalments?: InstalmentPlan
}

/** How it is paid in parts, the first of which is its line: of the price of one and of the discount, in minor units. */
export type InstalmentPlan = Instalments & {
  readonly parts: readonly { readonly unitMinor: string; readonly discountMinor: string }[]
}

/** The parts as numbers. */
export function instalmentParts({ parts }: InstalmentPlan): Part[] {
  return parts.map(({ unitMinor, discountMinor }) => ({
    unitMinor: BigInt(unitMinor),
    discountMinor: BigInt(discountMinor),
  }))
}

/** What an invoice line for a renewal carries. */
export type RenewalTerms = {
  readonly purchaseId: PurchaseId
  readonly from: CalendarDate
  readonly to: CalendarDate
}

export const newPurchase = 'purchase.new'
export const renewal = 'purchase.renewal'
/** What an invoice line for a change carries: which one it is, and of what. */
export type ChangeTerms = { readonly purchaseId: PurchaseId; readonly changeId: ChangeId }
export const change = 'purchase.change'

export function purchaseTerms(line: Line): PurchaseTerms {
  assert(line.fulfilment?.kind === newPurchase, 'the line sells something new')
  return line.fulfilment.terms as PurchaseTerms
}

export function changeTerms(line: Line): ChangeTerms {
  assert(line.fulfilment?.kind === change, 'the line changes something')
  return line.fulfilment.terms as ChangeTerms
}

/** What sells something new, of a line that may be about something else. */
export function purchaseTermsIn({ fulfilment }: Pick<Line, 'fulfilment'>): PurchaseTerms | undefined {
  return fulfilment?.kind === newPurchase ? (fulfilment.terms as PurchaseTerms) : undefined
}

export function renewalTerms(line: Line): RenewalTerms {
  assert(line.fulfilment?.kind === renewal, 'the line renews something')
  return line.fulfilment.terms as RenewalTerms
}
