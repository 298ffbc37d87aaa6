import { findInvoice } from '../invoices/invoice-store.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import { findPayment } from '../payments/payment-store.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { purchasesPaidBy, stopEach } from './end-purchases.ts'
import { lockPurchases } from './purchase-store.ts'

/**
 * The bank has taken the money for good: what it paid for is not renewed any more (10-gateways, Disputes). A renewal that was
 * invoiced already stays open, to be paid by hand; nothing is charged for it by itself.
 */
export async function stopWhatWasPaid(work: Work, { payment }: EventPayload<'dispute.lost'>): Promise<void> {
  const { parts } = orNotFound(await findPayment(work.trx, payment.id))
  const bought: PurchaseId[] = []
  for (const { invoiceId } of parts) {
    const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
    bought.push(...(await purchasesPaidBy(work, invoice)))
  }
  await stopEach(work, await lockPurchases(work.trx, bought))
}
