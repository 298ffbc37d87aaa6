import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { leftOfInvoice } from '../invoices/take-back.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith, systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import type { Afterwards } from '../refunds/refund-states.ts'
import { findRefund, setFollowed } from '../refunds/refund-store.ts'
import { cancelEach, parentEnded, purchasesPaidBy, stopEach } from './end-purchases.ts'
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
    const paid = await purchasesPaidBy(work, invoice)
    const { purchases, attached, open } = await lockAllWithRenewals(work, paid)
    if (afterwards === 'stop') {
      await stopEach(work, [...purchases, ...attached])
      return withdrawRenewals(work, open, 'renewal_withdrawn')
    }
    await cancelEach(work, purchases, refund.reason)
    await cancelEach(work, attached, parentEnded)
    await withdrawRenewals(work, open, 'purchase_cancelled')
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
