import { type Issued, isPayable } from '../invoices/invoice.ts'
import { plusDays, startOfDay } from '../kernel/calendar.ts'
import type { Work } from '../platform/use-case.ts'
import { lockDueCharge, saveDueCharge } from './due-charge-store.ts'
import type { Payment } from './payment.ts'

/**
 * A bank transfer was announced and did not come. While it was waited for, the days on which the invoice was to be charged may all
 * have gone by: then it is tried on the next day, if its time is not over.
 */
export async function chargeAfterTransfer(
  work: Work,
  { payment, invoice }: { payment: Payment; invoice: Issued },
): Promise<void> {
  if (payment.methodId !== null || !isPayable(invoice)) return
  const charge = await lockDueCharge(work.trx, invoice.id)
  if (!charge || charge.chargeAt !== null) return
  const tomorrow = plusDays(work.today, 1)
  if (charge.lastDay !== null && tomorrow >= charge.lastDay) return
  await saveDueCharge(work.trx, { ...charge, chargeAt: startOfDay(tomorrow, work.store.timeZone) })
}
