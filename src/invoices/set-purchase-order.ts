import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { optionalLine } from '../kernel/text.ts'
import { refOf } from '../platform/history/fields.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { ownsInvoice } from './invoice-rules.ts'
import { isCancelled } from './invoice-states.ts'
import { lockInvoice, savePurchaseOrder } from './invoice-store.ts'

export const longestPurchaseOrder = 60

/**
 * Writes on an issued invoice the number by which its customer's own books know it, or takes it off again (01-domain, Invoices: it and the
 * delivered period are all that is ever added). The document is set anew with it.
 */
export const setPurchaseOrder = useCase({
  name: 'invoice.set_purchase_order',
  input: z.object({ invoiceId: InvoiceId, purchaseOrder: optionalLine(longestPurchaseOrder) }),
  output: NoOutput,
  may: either(ownsInvoice, staffWith('invoices.edit')),
  async run(work, { invoiceId, purchaseOrder }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    if (isCancelled(invoice)) throw new Refused('invoice_is_cancelled')
    const before = invoice.purchaseOrder ?? ''
    if (before === purchaseOrder) return
    await savePurchaseOrder(work.trx, invoiceId, purchaseOrder === '' ? null : purchaseOrder)
    work.record({
      type: 'invoice.purchase_order_set',
      customerId: invoice.customerId,
      invoice: refOf(invoice),
      change: { detail: 'purchaseOrder', before, after: purchaseOrder },
    })
  },
})
