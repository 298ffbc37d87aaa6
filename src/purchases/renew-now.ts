import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import { addTerm, dayOfMonth } from '../kernel/calendar.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { either, isShopItself, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { makeRenewalInvoice } from './invoice-renewal.ts'
import { assertParentGoesOn } from './parent-goes-on.ts'
import { decideRenewNow, renewalWindow } from './purchase.ts'
import { ownsPurchase } from './purchase-rules.ts'
import { isUsable } from './purchase-states.ts'
import { findPurchase, lockPurchase } from './purchase-store.ts'
import { findRenewal } from './renewal-store.ts'

/** The invoice that renews a purchase: the one that is there for its next period, or a new one, within its window. */
export const renewNow = useCase({
  name: 'purchase.renew_now',
  input: z.object({ purchaseId: PurchaseId }),
  output: z.object({ number: z.string() }),
  may: either(ownsPurchase, staffWith('purchases.edit')),
  async run(work, { purchaseId }) {
    const seen = orNotFound(await findPurchase(work.trx, purchaseId))
    const customer = orNotFound(await lockCustomer(work.trx, seen.customerId))
    const purchase = orNotFound(await lockPurchase(work.trx, purchaseId))
    const from = purchase.cycle ? renewalWindow(purchase, purchase.cycle).from : ''
    const period = orRefuse(decideRenewNow(purchase, work.today), { from })
    const cycle = present(purchase.cycle, 'the term of what renews')
    const until = isUsable(purchase) ? period.to : addTerm(work.today, cycle.term, dayOfMonth(work.today))
    await assertParentGoesOn(work.trx, purchase, until)
    const earlier = await findRenewal(work.trx, purchaseId, period.from)
    if (earlier) {
      const invoice = orNotFound(await findInvoice(work.trx, { id: earlier.invoiceId }))
      return { number: invoice.number }
    }
    const { number } = await makeRenewalInvoice(work, customer, {
      purchases: [{ ...purchase, cycle }],
      begunBy: isShopItself(work) ? 'shop' : 'customer',
    })
    return { number }
  },
})
