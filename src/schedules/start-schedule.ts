import { partsOf } from '../catalog/instalments.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { assert, present } from '../kernel/assert.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import type { Work } from '../platform/use-case.ts'
import { agreedPurchase } from '../purchases/agreed.ts'
import type { Active } from '../purchases/purchase.ts'
import { amountOfPayment, paidWith, planned, type Schedule, type Timetable } from './schedule.ts'
import { insertSchedule } from './schedule-store.ts'

/** The first payment of something sold in instalments is paid: the others follow from the day of this payment. */
export async function startSchedule(
  work: Work,
  { purchase, line, invoice }: { purchase: Active; line: Line; invoice: Issued },
): Promise<void> {
  const { instalments } = agreedPurchase(line)
  if (!instalments) return
  const { quantity, customerId, name, currency, taxClassId } = purchase
  const whole = {
    ...{ quantity, unitMinor: BigInt(instalments.unitMinor) },
    discountMinor: BigInt(instalments.discountMinor),
  }
  const payments = partsOf(whole, instalments, work.today).map((part, at) =>
    planned(part, at + 1, timetableOf(work)),
  )
  const first = present(payments[0], 'the first payment')
  assert(amountOfPayment(purchase, first) === line.amountMinor, 'the first payment is what its line says')
  const schedule: Schedule = {
    ...{ id: ScheduleId.parse(work.newId()), customerId, purchaseId: purchase.id, name, currency, quantity },
    ...{ taxClassId, coupon: line.working.coupon ?? null, createdAt: work.now },
    payments: [paidWith(first, invoice.id), ...payments.slice(1)],
  }
  await insertSchedule(work.trx, schedule)
  work.record({
    ...{ type: 'schedule.made', customerId, scheduleId: schedule.id, name, purchaseId: purchase.id },
    ...{ count: payments.length, whole: money(wholeMinor(schedule), currency) },
    lastOn: present(payments.at(-1), 'the last payment').dueOn,
  })
}

function wholeMinor(schedule: Schedule): bigint {
  return schedule.payments.reduce((sum, payment) => sum + amountOfPayment(schedule, payment), 0n)
}

/** Payments are invoiced as many days before their day as renewals are. */
export function timetableOf({ store }: Work): Timetable {
  return { invoiceDays: store.renewalInvoiceDays, timeZone: store.timeZone }
}
