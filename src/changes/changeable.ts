import { taxRates } from '../catalog/catalog-store.ts'
import type { CouponScope } from '../catalog/coupon.ts'
import type { Package } from '../catalog/package.ts'
import { type AppliedTax, noTax, taxFor } from '../catalog/tax.ts'
import { findCustomer } from '../customers/customer-store.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { ChangeRules } from '../kernel/change-rules.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { orNotFound } from '../platform/refused.ts'
import type { View } from '../platform/use-case.ts'
import type { Active, Purchase } from '../purchases/purchase.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import type { DoneChange, Surroundings } from './change-store.ts'
import { type PaidFor, paidFor } from './paid-terms.ts'

/** Why nothing can be made of a purchase at the moment. */
export const noChangeReasons = ['not_active', 'in_grace', 'instalments_open', 'not_offered'] as const
export type NoChangeReason = (typeof noChangeReasons)[number]

/** What is known of a purchase that may be changed, read once for all that it could become. */
export type Changeable = {
  readonly purchase: Active
  readonly today: CalendarDate
  readonly rules: ChangeRules
  /** What it is now, and what it could become. */
  readonly item: Package
  readonly others: readonly Package[]
  readonly taxOf: (item: Pick<Package, 'taxClassId'>) => AppliedTax
  /** What the coupon that runs for it is for. */
  readonly coupon: CouponScope | null
  readonly paid: PaidFor
  readonly last: DoneChange | null
}

/** Why a purchase can't be changed whatever it could become: only what runs, and is paid for, can. */
export function termForbids(purchase: Purchase, today: CalendarDate): 'not_active' | 'in_grace' | null {
  if (!isUsable(purchase)) return 'not_active'
  return purchase.cycle && purchase.cycle.expiresOn <= today ? 'in_grace' : null
}

/** Why a purchase may become nothing; null where it may. */
export function whyNot(
  purchase: Purchase,
  { hasOpenInstalments, rules }: Surroundings,
  today: CalendarDate,
): NoChangeReason | null {
  const forbidden = termForbids(purchase, today)
  if (forbidden) return forbidden
  if (hasOpenInstalments) return 'instalments_open'
  return rules ? null : 'not_offered'
}

/** A purchase with what it may become by the rules of its group, or why it may become nothing. */
export async function changeableOf(
  view: View,
  purchase: Purchase,
  around: Surroundings,
): Promise<Decision<Changeable, NoChangeReason>> {
  const { reader, today } = view
  const { rules, item, others, coupon, last } = around
  const reason = whyNot(purchase, around, today)
  if (reason || !rules || !isUsable(purchase)) return refuse(reason ?? 'not_offered')
  const [rates, customer, paid] = await Promise.all([
    taxRates(reader),
    findCustomer(reader, purchase.customerId),
    paidFor(reader, purchase, { today, around }),
  ])
  const place = orNotFound(customer)
  const taxOf = ({ taxClassId }: Pick<Package, 'taxClassId'>) => {
    const list = rates.get(taxClassId)
    return list ? taxFor(list, place) : noTax
  }
  return accept({ purchase, today, rules, item, others, taxOf, coupon, paid, last })
}
