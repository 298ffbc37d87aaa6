import { lockOpenInvoices, withdrawOpenInvoices } from '../collection/withdraw-open-invoices.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import type { Issued } from '../invoices/invoice.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import type { Purchase } from './purchase.ts'
import { attachedTo, lockPurchases, ownerOfPurchase } from './purchase-store.ts'
import { renewal, renewalTerms } from './purchase-terms.ts'
import { deleteRenewals, openRenewalInvoices } from './renewal-store.ts'

type Locked = {
  readonly purchase: Purchase
  /** What must end with it. */
  readonly attached: readonly Purchase[]
  /** Unpaid renewal invoices of all of these. */
  readonly open: readonly Issued[]
}

/**
 * A purchase with what must end with it and their unpaid renewal invoices, locked, and with them whatever else those renew. The
 * customer's row is locked first: whoever makes a renewal invoice does so too, so that none appears between looking for them and taking
 * them back.
 */
export async function lockWithRenewals(work: Work, purchaseId: PurchaseId): Promise<Locked> {
  const customerId = orNotFound(await ownerOfPurchase(work.trx, purchaseId))
  await lockCustomer(work.trx, customerId)
  const { purchases, attached, open } = await lockAllWithRenewals(work, [purchaseId])
  return { purchase: orNotFound(purchases[0]), attached, open }
}

/** The same of several purchases of one customer, whose row is locked. */
export async function lockAllWithRenewals(work: Work, purchaseIds: readonly PurchaseId[]) {
  const attachedIds = await attachedTo(work.trx, purchaseIds)
  const all = [...new Set([...purchaseIds, ...attachedIds])]
  const open = await lockOpenInvoices(work, await openRenewalInvoices(work.trx, all))
  const locked = await lockPurchases(work.trx, [...all, ...open.flatMap(renewedBy)])
  return {
    purchases: locked.filter(({ id }) => purchaseIds.includes(id)),
    attached: locked.filter(({ id }) => attachedIds.includes(id) && !purchaseIds.includes(id)),
    open,
  }
}

/** The purchases that an invoice renews. */
export function renewedBy({ lines }: Issued): PurchaseId[] {
  return lines
    .filter((line) => line.fulfilment?.kind === renewal)
    .map((line) => renewalTerms(line).purchaseId)
}

/** Why a purchase no longer wants its renewal: it ends with its term, has ended, or becomes another package. */
type Why = 'renewal_withdrawn' | 'purchase_cancelled' | 'package_changed'

/** Takes back unpaid renewal invoices of a purchase that no longer wants them; what shared them is invoiced anew. */
export async function withdrawRenewals(work: Work, invoices: readonly Issued[], why: Why): Promise<void> {
  await withdrawOpenInvoices(work, invoices, why, async (invoice) => {
    await deleteRenewals(work.trx, invoice.id)
    work.record({ type: 'renewal.withdrawn', customerId: invoice.customerId, invoice: refOf(invoice) })
  })
}
