import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { leftOfInvoice } from '../invoices/take-back.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import type { Afterwards } from '../refunds/refund-states.ts'
import { findRefund, setFollowed } from '../refunds/refund-store.ts'
import { cancelAttached, stopAttached } from './end-with-parent.ts'
import { endWithTerm } from './end-with-term.ts'
import { decideAutoRenewOff, decideCancelled, type Purchase } from './purchase.ts'
import { purchasesOnLines, savePurchase } from './purchase-store.ts'
import { renewal, renewalTerms } from './purchase-terms.ts'
import { lockAllWithRenewals, withdrawRenewals } from './withdraw-renewals.ts'

/**
 * The money was given back: what it had paid for is kept, renewed no more, or ended, as was wanted (01-domain, Payments). Done once, and
 * in a transaction of its own, since a customer's row is locked before their invoices and payments.
 */
export const followRefund = useCase({
  name: 'refund.follow',
  input: z.object({ refundId: z.uuid() }),
  output: NoOutput,
  may: either(staffWith('payments.refund'), systemOnly),
  async run(work, { refundId }) {
    const refund = orNotFound(await findRefund(work.trx, refundId))
    await lockCustomer(work.trx, refund.customerId)
    if (!(await setFollowed(work.trx, refundId))) return
    const invoice = orNotFound(await findInvoice(work.trx, { id: refund.invoiceId }))
    const afterwards = refund.afterwards ?? usual(invoice, work.today)
    const { customerId } = refund
    work.record({ type: 'refund.followed', customerId, invoice: refOf(invoice), afterwards })
    if (afterwards === 'keep') return
    const { purchases, attached, open } = await lockAllWithRenewals(work, await paidBy(work.trx, invoice))
    for (const purchase of purchases) await end(work, purchase, { afterwards, reason: refund.reason })
    await (afterwards === 'stop' ? stopAttached : cancelAttached)(work, attached)
    await withdrawRenewals(work, open, afterwards === 'stop' ? 'renewal_withdrawn' : 'purchase_cancelled')
  },
})

/** Where nobody was asked: what was given back whole while its term runs is renewed no more. */
function usual(invoice: Issued, today: CalendarDate): Afterwards {
  const isWhole = leftOfInvoice(invoice).minor === 0n
  return isWhole && invoice.lines.some((line) => runs(line, today)) ? 'stop' : 'keep'
}

function runs({ delivered }: Line, today: CalendarDate): boolean {
  return delivered !== null && delivered.to > today
}

/** The purchases that an invoice sold or renewed. */
async function paidBy(reader: Reader, { lines }: Issued): Promise<PurchaseId[]> {
  const bought = await purchasesOnLines(
    reader,
    lines.map(({ id }) => id),
  )
  const renewed = lines
    .filter(({ fulfilment }) => fulfilment?.kind === renewal)
    .map((line) => renewalTerms(line).purchaseId)
  return [...new Set([...bought, ...renewed])]
}

type Ending = { readonly afterwards: Exclude<Afterwards, 'keep'>; readonly reason: string }

async function end(work: Work, purchase: Purchase, { afterwards, reason }: Ending): Promise<void> {
  if (afterwards === 'stop') {
    const stopped = decideAutoRenewOff(purchase)
    if (stopped.accepted) await endWithTerm(work, stopped.value)
    return
  }
  const cancelled = decideCancelled(purchase, { at: work.now, reason })
  if (!cancelled.accepted) return
  await savePurchase(work.trx, cancelled.value)
  const { customerId } = purchase
  work.record({ type: 'purchase.cancelled', customerId, purchase: refOf(purchase), reason })
}
