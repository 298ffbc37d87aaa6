import { z } from 'zod'
import { InvoiceId } from '../kernel/ids.ts'
import { Reason } from '../kernel/text.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, isShopItself, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { fulfil } from './fulfilment.ts'
import { type Cancelled, decideCancel, type Issued } from './invoice.ts'
import { ownsInvoice } from './invoice-rules.ts'
import { isCustomersOwn } from './invoice-states.ts'
import { lockInvoice, saveInvoice } from './invoice-store.ts'
import { releaseMoney } from './release-money.ts'

/** Customers may cancel what they began themselves. What was paid towards it becomes credit. */
export const cancelInvoice = useCase({
  name: 'invoice.cancel',
  input: z.object({ invoiceId: InvoiceId, reason: Reason }),
  output: z.object({ number: z.string() }),
  may: either(ownsInvoice, staffWith('invoices.edit')),
  async run(work, { invoiceId, reason }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    if (!isShopItself(work) && !isCustomersOwn(invoice)) throw new Refused('invoice_is_agreed')
    const cancelled = await withdrawInvoice(work, invoice, reason)
    await fulfil(work, 'onCancelled', invoice)
    return { number: cancelled.number }
  },
})

/**
 * Ends the claim of an invoice whose row is locked; what was paid towards it becomes credit. For slices that take back an
 * invoice of their own making: nobody is told of it as a decision on what it sold.
 */
export async function withdrawInvoice(work: Work, invoice: Issued, reason: string): Promise<Cancelled> {
  const cancelled = orRefuse(decideCancel(invoice, { at: work.now, reason }))
  if (await work.ports.hasUnresolvedPayment(work.trx, invoice.id))
    throw new Refused('invoice_has_unresolved_payment')
  await saveInvoice(work.trx, cancelled)
  await releaseMoney(work, invoice)
  const { customerId, title } = cancelled
  work.record({ type: 'invoice.cancelled', customerId, invoice: refOf(cancelled), title, reason })
  return cancelled
}
