import { z } from 'zod'
import { ListedCustomer, listCustomers } from '../customers/customer-list-store.ts'
import { type CalendarDate, plusMilliseconds, startOfDay } from '../kernel/calendar.ts'
import { Day, list } from '../kernel/codecs.ts'
import { anyStaff, isStaffWith } from '../platform/permission.ts'
import { query, type View } from '../platform/use-case.ts'
import {
  Beginning,
  countWork,
  FailedDue,
  Figures,
  failedDue,
  figuresSince,
  MissedRenewal,
  missedRenewals,
  Oversold,
  WorkCounts,
  whatIsSold,
} from './dashboard-store.ts'

const anHour = 3_600_000
const mostMissed = 10
const mostNew = 6

/** What needs a person, what should have happened and did not, and how the shop does; each part for who may see it. */
export const dashboardPage = query({
  name: 'dashboard.page',
  input: z.object({}),
  output: z.object({
    today: Day,
    work: WorkCounts.nullable(),
    missed: list(MissedRenewal),
    failed: list(FailedDue),
    oversold: list(Oversold),
    /** For those who can do something about it; null once the shop has had its first order. */
    beginning: Beginning.omit({ hasOrder: true }).extend({ hasAddress: z.boolean() }).nullable(),
    newest: list(ListedCustomer),
    currency: z.string(),
    figures: Figures.nullable(),
  }),
  may: anyStaff,
  async run(view) {
    const { reader, today, now } = view
    const seesCustomers = isStaffWith(view.actor, 'customers.view')
    const seesReports = isStaffWith(view.actor, 'reports')
    const monthBegan = startOfDay(`${today.slice(0, 7)}-01` as CalendarDate, view.shop.timeZone)
    const unresolvedBefore = plusMilliseconds(now, -anHour)
    const [work, missed, failed, { oversold, beginning }, newest, figures] = await Promise.all([
      seesCustomers ? countWork(reader, { now, today, shop: view.shop, unresolvedBefore }) : null,
      seesCustomers ? missedRenewals(reader, today, mostMissed) : [],
      seesCustomers ? failedDue(reader, mostMissed) : [],
      whatIsSold(reader, mostMissed),
      seesCustomers ? listCustomers(reader, { typed: '', sort: '-since', before: null, limit: mostNew }) : [],
      seesReports ? figuresSince(reader, monthBegan) : null,
    ])
    return {
      today,
      work,
      missed,
      failed,
      oversold,
      beginning: isStaffWith(view.actor, 'settings') ? beginningOf(beginning, view) : null,
      newest,
      currency: view.shop.currency,
      figures,
    }
  },
})

/** Null once it has had an order. */
function beginningOf({ hasTaxClass, hasPackage, hasOrder }: Beginning, { shop }: View) {
  return hasOrder ? null : { hasTaxClass, hasPackage, hasAddress: shop.address !== '' }
}
