import { findInvoice } from '../invoices/invoice-store.ts'
import type { PaymentId, PurchaseId } from '../kernel/ids.ts'
import { findPayment } from '../payments/payment-store.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { endWithTerm } from './end-with-term.ts'
import { decideAutoRenewOff } from './purchase.ts'
import { lockPurchases, purchasesOnLines } from './purchase-store.ts'
import { renewal, renewalTerms } from './purchase-terms.ts'

/**
 * The bank has taken the money for good: what it paid for is not renewed any more (10-gateways, Disputes). A renewal that was
 * invoiced already stays open, to be paid by hand; nothing is charged for it by itself.
 */
export async function stopWhatWasPaid(work: Work, { payment }: EventPayload<'dispute.lost'>): Promise<void> {
  const bought = await purchasesPaidBy(work, payment.id)
  for (const purchase of await lockPurchases(work.trx, bought)) {
    const decided = decideAutoRenewOff(purchase)
    if (decided.accepted) await endWithTerm(work, decided.value)
  }
}

async function purchasesPaidBy(work: Work, paymentId: PaymentId): Promise<PurchaseId[]> {
  const { parts } = orNotFound(await findPayment(work.trx, paymentId))
  const ids = new Set<PurchaseId>()
  for (const { invoiceId } of parts) {
    const { lines } = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
    const sold = lines.map(({ id }) => id)
    for (const id of await purchasesOnLines(work.trx, sold)) ids.add(id)
    for (const line of lines) if (line.fulfilment?.kind === renewal) ids.add(renewalTerms(line).purchaseId)
  }
  return [...ids]
}
