import { z } from 'zod'
import { findCustomer } from '../customers/customer-store.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { payUrl } from '../invoices/invoice-emails.ts'
import { isPayable } from '../invoices/invoice-states.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { decideExpired, type Expired, endDay } from './purchase.ts'
import { isUsable } from './purchase-states.ts'
import { lockPurchase, savePurchase } from './purchase-store.ts'
import { openRenewalInvoices } from './renewal-store.ts'

/** Ends a purchase whose term and grace are over. Renewed meanwhile, or done before, it does nothing. */
export const expirePurchase = useCase({
  name: 'purchase.expire',
  input: z.object({ purchaseId: PurchaseId }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { purchaseId }) {
    const purchase = orNotFound(await lockPurchase(work.trx, purchaseId))
    if (!isUsable(purchase) || !purchase.cycle) return
    if (endDay(purchase, purchase.cycle) > work.today) return
    const expired = orRefuse(decideExpired(purchase, work.now))
    await savePurchase(work.trx, expired)
    await tell(work, expired)
  },
})

/** The renewal that was not paid in time, and still can be. */
async function lapsedInvoice(work: Work, purchaseId: PurchaseId): Promise<Issued | null> {
  const [id] = await openRenewalInvoices(work.trx, purchaseId)
  const invoice = id && (await findInvoice(work.trx, { id }))
  return invoice && isPayable(invoice) ? invoice : null
}

async function tell(work: Work, expired: Expired): Promise<void> {
  const { id: purchaseId, name, customerId, cycle } = expired
  const expiredOn = present(cycle, 'the term of what expired').expiresOn
  work.record({ type: 'purchase.expired', customerId, purchase: refOf(expired), expiredOn })
  const customer = orNotFound(await findCustomer(work.trx, customerId))
  const lapsed = await lapsedInvoice(work, purchaseId)
  work.sendEmail({
    template: 'purchase.expired',
    subjectId: purchaseId,
    occasion: expiredOn,
    ...addressedTo({ customerId, recipient: customer }),
    content: {
      name: customer.name,
      purchase: name,
      expiredOn,
      invoice: lapsed && { number: lapsed.number, amount: openAmount(lapsed) },
      url: lapsed ? payUrl(work, lapsed) : `${work.ports.shopUrl}/account/purchases/${purchaseId}`,
    },
  })
}
