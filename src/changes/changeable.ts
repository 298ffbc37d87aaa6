import { findPackages, taxRates } from '../catalog/catalog-store.ts'
import type { Coupon } from '../catalog/coupon.ts'
import { findCoupon } from '../catalog/coupon-store.ts'
import { changeRulesOf } from '../catalog/group-store.ts'
import type { Package } from '../catalog/package.ts'
import { type AppliedTax, noTax, taxFor } from '../catalog/tax.ts'
import { findCustomer } from '../customers/customer-store.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { ChangeRules } from '../kernel/change-rules.ts'
import { orNotFound } from '../platform/refused.ts'
import type { View } from '../platform/use-case.ts'
import type { Active, Purchase } from '../purchases/purchase.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { hasOpenInstalments } from '../schedules/schedule-store.ts'
import { type DoneChange, lastChange } from './change-store.ts'
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
  readonly coupon: Coupon | null
  readonly paid: PaidFor
  readonly last: DoneChange | null
}

/** A purchase with what it may become by the rules of its group, or why it may become nothing. */
export async function changeableOf(view: View, purchase: Purchase): Promise<Changeable | NoChangeReason> {
  const { reader, today } = view
  if (!isUsable(purchase)) return 'not_active'
  if (purchase.cycle && purchase.cycle.expiresOn <= today) return 'in_grace'
  if (await hasOpenInstalments(reader, purchase.id)) return 'instalments_open'
  const [item] = await findPackages(reader, { ids: [purchase.packageId] })
  const { groupId } = orNotFound(item)
  const rules = await changeRulesOf(reader, groupId)
  if (!rules) return 'not_offered'
  const [others, rates, customer, last] = await Promise.all([
    findPackages(reader, { groupId }),
    taxRates(reader),
    findCustomer(reader, purchase.customerId),
    lastChange(reader, purchase.id),
  ])
  const { discount } = purchase
  const known = discount && (await findCoupon(reader, { code: discount.code }, null))
  const place = orNotFound(customer)
  return {
    purchase,
    today,
    rules,
    others,
    item: orNotFound(item),
    taxOf: ({ taxClassId }) => {
      const list = rates.get(taxClassId)
      return list ? taxFor(list, place) : noTax
    },
    coupon: known ? known.coupon : null,
    paid: await paidFor(reader, purchase, { today, changed: last?.after ?? null }),
    last: last ?? null,
  }
}
