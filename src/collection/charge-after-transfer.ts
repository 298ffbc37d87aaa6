import { isPayable } from '../invoices/invoice-states.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { plusDays } from '../kernel/calendar.ts'
import type { FailedPayment } from '../payments/payment-events.ts'
import { findPayment } from '../payments/payment-store.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { lockDueCharge, saveDueCharge } from './due-charge-store.ts'

/**
 * A bank transfer was announced and did not come. While it was waited for, the days on which the invoice was to be charged may all
 * have gone by: then it is tried on the next day, if its time is not over.
 */
export async function chargeAfterTransfer(work: Work, failed: FailedPayment): Promise<void> {
  const invoiceId = failed.invoice.id
  const { methodId } = orNotFound(await findPayment(work.trx, failed.payment.id))
  if (methodId !== null || !isPayable(orNotFound(await findInvoice(work.trx, { id: invoiceId })))) return
  const charge = await lockDueCharge(work.trx, invoiceId)
  if (!charge || charge.chargeOn !== null) return
  const tomorrow = plusDays(work.today, 1)
  if (charge.endsOn !== null && tomorrow >= charge.endsOn) return
  await saveDueCharge(work.trx, { ...charge, chargeOn: tomorrow })
}
