import { afterRenewal, type RenewalDiscount } from '../catalog/coupon.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import type { TaxMode } from '../invoices/totals.ts'
import {
  addTerm,
  type CalendarDate,
  dayOfMonth,
  type Instant,
  plusDays,
  subtractTerm,
  type Term,
} from '../kernel/calendar.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { CustomerId, PackageId, PaymentMethodId, PurchaseId, TaxClassId, UserId } from '../kernel/ids.ts'
import { type Collection, isCancellable, isRenewable, isUsable } from './purchase-states.ts'

/** The current term: from a day until (not including) another, by a term whose months land on `anchorDay`. */
export type Cycle = {
  readonly term: Term
  readonly anchorDay: number
  readonly from: CalendarDate
  readonly expiresOn: CalendarDate
}

export type Period = { readonly from: CalendarDate; readonly to: CalendarDate }

/** What a customer owns, with its terms as they were agreed. Bought once for all, its cycle is null. */
type Owned = {
  readonly id: PurchaseId
  readonly customerId: CustomerId
  readonly packageId: PackageId
  readonly parentId: PurchaseId | null
  readonly kind: string
  readonly name: string
  readonly quantity: number
  readonly fields: readonly FieldValue[]
  readonly currency: string
  /** For one of it and one term, in minor units. */
  readonly priceMinor: bigint
  /** Whether that is with tax, as it was agreed. */
  readonly taxMode: TaxMode
  readonly taxClassId: TaxClassId
  readonly cycle: Cycle | null
  readonly graceDays: number
  readonly renewBeforeDays: number
  readonly renewAfterDays: number
  readonly startedOn: CalendarDate
  /** What was billed for the current term, after discounts. */
  readonly billedMinor: bigint
  /** What a coupon takes off the coming renewals. */
  readonly discount: RenewalDiscount | null
  readonly methodId: PaymentMethodId | null
  readonly collection: Collection
  readonly boughtBy: UserId | null
  /** It ends with its parent (01-domain, Purchases). */
  readonly mustAttach: boolean
  readonly createdAt: Instant
}

export type Active = Owned & { readonly status: 'active'; readonly autoRenew: boolean }
/** Bought for terms, one of which runs. */
export type Recurring = Active & { readonly cycle: Cycle }
export type Expired = Owned & {
  readonly status: 'expired'
  readonly endedAt: Instant
  readonly autoRenew: boolean
}
export type Cancelled = Owned & {
  readonly status: 'cancelled'
  readonly endedAt: Instant
  readonly endReason: string
  readonly autoRenew: false
}
export type Purchase = Active | Expired | Cancelled

export function firstCycle(term: Term | null, startsOn: CalendarDate): Cycle | null {
  if (!term) return null
  const anchorDay = dayOfMonth(startsOn)
  return { term, anchorDay, from: startsOn, expiresOn: addTerm(startsOn, term, anchorDay) }
}

/** The period that the next renewal pays for. */
export function nextPeriod(cycle: Cycle): Period {
  return { from: cycle.expiresOn, to: addTerm(cycle.expiresOn, cycle.term, cycle.anchorDay) }
}

/** The last day of the term that runs today; renewed before its time, more is paid for than that. */
export function currentTermEnd(
  { term, anchorDay, from, expiresOn }: Cycle,
  today: CalendarDate,
): CalendarDate {
  let end = expiresOn
  for (let start = from; start > today; start = subtractTerm(start, term, anchorDay)) end = start
  return end
}

/**
 * A paid renewal. Paid while it was still usable, the new term starts where the old one ended; paid afterwards, on the day
 * of payment, which becomes its anchor. What was not to renew any more gets this one term and still ends after it
 * (01-domain, Renewal).
 */
export function decideRenewed(
  purchase: Purchase,
  paid: { on: CalendarDate; amountMinor: bigint; discountMinor: bigint },
): Decision<Recurring, 'purchase_cancelled' | 'purchase_has_no_term'> {
  if (!isRenewable(purchase)) return refuse('purchase_cancelled')
  if (!purchase.cycle) return refuse('purchase_has_no_term')
  const { term } = purchase.cycle
  const from = isUsable(purchase) ? purchase.cycle.expiresOn : paid.on
  const anchorDay = isUsable(purchase) ? purchase.cycle.anchorDay : dayOfMonth(paid.on)
  const cycle = { term, anchorDay, from, expiresOn: addTerm(from, term, anchorDay) }
  return accept({
    ...owned(purchase),
    status: 'active',
    autoRenew: purchase.autoRenew,
    billedMinor: paid.amountMinor,
    discount: paid.discountMinor > 0n ? afterRenewal(purchase.discount) : purchase.discount,
    cycle,
  })
}

export function decideExpired(purchase: Purchase, at: Instant): Decision<Expired, 'purchase_not_active'> {
  if (!isUsable(purchase)) return refuse('purchase_not_active')
  return accept({ ...owned(purchase), status: 'expired', autoRenew: purchase.autoRenew, endedAt: at })
}

export function decideCancelled(
  purchase: Purchase,
  by: { at: Instant; reason: string },
): Decision<Cancelled, 'purchase_cancelled'> {
  if (!isCancellable(purchase)) return refuse('purchase_cancelled')
  return accept({
    ...owned(purchase),
    status: 'cancelled',
    autoRenew: false,
    endedAt: by.at,
    endReason: by.reason,
  })
}

type AutoRenewOffRefusal = 'purchase_not_active' | 'purchase_has_no_term' | 'purchase_auto_renew_is_off'

/** It stays usable until its expiry, and ends there. */
export function decideAutoRenewOff(purchase: Purchase): Decision<Recurring, AutoRenewOffRefusal> {
  if (!isUsable(purchase)) return refuse('purchase_not_active')
  if (!purchase.cycle) return refuse('purchase_has_no_term')
  const { cycle } = purchase
  return purchase.autoRenew
    ? accept({ ...purchase, cycle, autoRenew: false })
    : refuse('purchase_auto_renew_is_off')
}

type AutoRenewOnRefusal = 'purchase_not_active' | 'purchase_has_no_term' | 'purchase_auto_renew_is_on'

export function decideAutoRenewOn(purchase: Purchase): Decision<Recurring, AutoRenewOnRefusal> {
  if (!isUsable(purchase)) return refuse('purchase_not_active')
  if (!purchase.cycle) return refuse('purchase_has_no_term')
  const { cycle } = purchase
  return purchase.autoRenew
    ? refuse('purchase_auto_renew_is_on')
    : accept({ ...purchase, cycle, autoRenew: true })
}

/** From when until when the customer may renew it: days before its expiry, and after it. */
export function renewalWindow(purchase: Purchase, cycle: Cycle): Period {
  return {
    from: plusDays(cycle.expiresOn, -purchase.renewBeforeDays),
    to: plusDays(cycle.expiresOn, purchase.renewAfterDays),
  }
}

type WindowRefusal = 'purchase_cancelled' | 'purchase_has_no_term' | 'purchase_outside_window'

export function decideRenewNow(purchase: Purchase, today: CalendarDate): Decision<Period, WindowRefusal> {
  if (!isRenewable(purchase)) return refuse('purchase_cancelled')
  if (!purchase.cycle) return refuse('purchase_has_no_term')
  const window = renewalWindow(purchase, purchase.cycle)
  if (today < window.from || today > window.to) return refuse('purchase_outside_window')
  return accept(nextPeriod(purchase.cycle))
}

function owned(purchase: Purchase): Owned {
  const { status: _status, autoRenew: _autoRenew, ...rest } = purchase
  const {
    endedAt: _at,
    endReason: _reason,
    ...kept
  } = rest as Owned & { endedAt?: Instant; endReason?: string }
  return kept
}
