import { daysOf } from '../catalog/instalments.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import type { MadePurchase } from '../purchases/purchase-events.ts'
import { findPurchase } from '../purchases/purchase-store.ts'
import { instalmentParts, purchaseTerms } from '../purchases/purchase-terms.ts'
import { paidWith, planned, type Schedule } from './schedule.ts'
import { insertSchedule } from './schedule-store.ts'

/**
 * The first instalment of something sold in instalments is paid: the others follow, of the amounts that were agreed, on the days that
 * count from the day of this instalment.
 */
export async function startSchedule(work: Work, made: MadePurchase): Promise<void> {
  if (!made.isPaidInInstalments) return
  const purchase = orNotFound(await findPurchase(work.trx, made.purchase.id))
  const invoice = orNotFound(await findInvoice(work.trx, { id: made.invoice.id }))
  const line = present(
    invoice.lines.find(({ id }) => id === made.lineId),
    'the line that it was bought on',
  )
  const instalments = present(purchaseTerms(line).instalments, 'what was agreed to be paid in instalments')
  const days = daysOf(instalments, work.today)
  const [first, ...rest] = planned(instalmentParts(instalments), days)
  const { quantity, customerId, name, currency, taxMode, taxClassId, id: purchaseId } = purchase
  const schedule: Schedule = {
    id: ScheduleId.parse(work.newId()),
    customerId,
    purchaseId,
    name,
    currency,
    quantity,
    taxMode,
    taxClassId,
    coupon: line.breakdown.coupon ?? null,
    createdAt: work.now,
    instalments: [paidWith(present(first, 'the first instalment'), invoice.id), ...rest],
  }
  await insertSchedule(work.trx, schedule)
  const lastOn = present(days.at(-1), 'the day of the last instalment')
  work.record({
    type: 'schedule.made',
    customerId,
    schedule: refOf(schedule),
    purchase: refOf(purchase),
    count: days.length,
    lastOn,
  })
}
