import { z } from 'zod'
import { findCustomer } from '../customers/customer-store.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { payUrl } from '../invoices/invoice-emails.ts'
import { present } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { expireAttached } from './end-purchases.ts'
import { decideExpired, type Expired, type Purchase } from './purchase.ts'
import { isKeptByPayment } from './purchase-due-store.ts'
import { isUsable } from './purchase-states.ts'
import { savePurchase } from './purchase-store.ts'
import { endDay } from './renewal-days.ts'
import { lockWithRenewals, renewedBy, withdrawRenewals } from './withdraw-renewals.ts'

/**
 * Ends a purchase whose term and grace are over, and with it what must be attached to it. Renewed or being paid meanwhile, or done before, it
 * does nothing.
 */
export const expirePurchase = useCase({
  name: 'purchase.expire',
  input: z.object({ purchaseId: PurchaseId }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { purchaseId }) {
    const { purchase, attached, open } = await lockWithRenewals(work, purchaseId)
    if (!isUsable(purchase) || !purchase.cycle) return
    if (endDay(purchase, purchase.cycle) > work.today) return
    if (await isKeptByPayment(work, purchaseId)) return
    const expired = orRefuse(decideExpired(purchase, work.now))
    await savePurchase(work.trx, expired)
    const ended = await expireAttached(work, attached)
    // Paying what was not paid in time brings it back.
    const lapsed = open.find((invoice) => renewedBy(invoice).includes(purchaseId)) ?? null
    await tell(work, expired, { attached: ended, lapsed })
    await withdrawRenewals(work, await onlyOf(work, ended, open), 'renewal_withdrawn')
  },
})

/** The invoices that renew nothing but what ended with its parent, and of which no payment is under way. */
async function onlyOf(work: Work, ended: readonly Purchase[], open: readonly Issued[]): Promise<Issued[]> {
  const ids = new Set<string>(ended.map(({ id }) => id))
  const theirs = open.filter((invoice) => renewedBy(invoice).every((id) => ids.has(id)))
  const free: Issued[] = []
  for (const invoice of theirs) {
    if (!(await work.ports.hasUnresolvedPayment(work.trx, invoice.id))) free.push(invoice)
  }
  return free
}

type Besides = { readonly attached: readonly Purchase[]; readonly lapsed: Issued | null }

async function tell(work: Work, expired: Expired, { attached, lapsed }: Besides): Promise<void> {
  const { id: purchaseId, name, customerId, cycle } = expired
  const expiredOn = present(cycle, 'the term of what expired').expiresOn
  work.record({ type: 'purchase.expired', customerId, purchase: refOf(expired), expiredOn })
  const customer = orNotFound(await findCustomer(work.trx, customerId))
  work.sendEmail({
    template: 'purchase.expired',
    subjectId: purchaseId,
    occasion: expiredOn,
    ...addressedTo({ customerId, recipient: customer }),
    content: {
      name: customer.name,
      purchase: name,
      expiredOn,
      attached: attached.map((each) => each.name),
      invoice: lapsed && { number: lapsed.number, amount: openAmount(lapsed) },
      url: lapsed ? payUrl(work, lapsed) : `${work.ports.shopUrl}/account/purchases/${purchaseId}`,
    },
  })
}
