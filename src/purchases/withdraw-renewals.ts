import { endCharging } from '../collection/due-charge-store.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import { withdrawInvoice } from '../invoices/cancel-invoice.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isPayable } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import type { Purchase } from './purchase.ts'
import { lockPurchase, lockPurchases, ownerOfPurchase } from './purchase-store.ts'
import { renewal, renewalTerms } from './purchase-terms.ts'
import { deleteRenewals, openRenewalInvoices } from './renewal-store.ts'

/**
 * A purchase and its unpaid renewal invoices, locked. The customer's row is locked first: whoever makes a renewal invoice does so
 * too, so that none appears between looking for them and taking them back.
 */
export async function lockWithRenewals(
  work: Work,
  purchaseId: PurchaseId,
): Promise<{ purchase: Purchase; open: Issued[] }> {
  const customerId = orNotFound(await ownerOfPurchase(work.trx, purchaseId))
  await lockCustomer(work.trx, customerId)
  const open = await lockOpenRenewals(work, purchaseId)
  return { purchase: orNotFound(await lockPurchase(work.trx, purchaseId)), open }
}

async function lockOpenRenewals(work: Work, purchaseId: PurchaseId): Promise<Issued[]> {
  const invoices: Issued[] = []
  for (const id of await openRenewalInvoices(work.trx, purchaseId)) {
    const invoice = orNotFound(await lockInvoice(work.trx, id))
    if (isPayable(invoice)) invoices.push(invoice)
  }
  return invoices
}

/** Takes back unpaid renewal invoices of a purchase that no longer wants them; what shared them is invoiced anew. */
export async function withdrawRenewals(work: Work, invoices: readonly Issued[]): Promise<void> {
  for (const invoice of invoices) {
    await withdrawInvoice(work, invoice, 'renewal_withdrawn')
    await lockPurchases(work.trx, purchasesOn(invoice))
    await deleteRenewals(work.trx, invoice.id)
    await endCharging(work.trx, invoice.id)
    work.record({ type: 'renewal.withdrawn', customerId: invoice.customerId, invoice: refOf(invoice) })
  }
}

function purchasesOn({ lines }: Issued): PurchaseId[] {
  return lines
    .filter((line) => line.fulfilment?.kind === renewal)
    .map((line) => renewalTerms(line).purchaseId)
}
