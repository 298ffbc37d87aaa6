import { z } from 'zod'
import { returnStock } from '../catalog/catalog-store.ts'
import { withdrawInvoice } from '../invoices/cancel-invoice.ts'
import { fulfil } from '../invoices/fulfilment.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { setChanging } from '../purchases/purchase-store.ts'
import type { Change } from './change.ts'
import type { withdrawals } from './change-events.ts'
import { saveWithdrawn, waitsUntil } from './change-store.ts'

/** Takes back a change that was not paid in its time, with its invoice. While that is being paid, or done before, it does nothing. */
export const endChange = useCase({
  name: 'change.end',
  input: z.object({ invoiceId: InvoiceId }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { invoiceId }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    const until = await waitsUntil(work.trx, invoiceId)
    if (!isToBePaid(invoice) || !until || until > work.now) return
    if (await work.ports.isBeingPaid(work, invoiceId)) return
    await withdrawInvoice(work, invoice, 'left')
    await fulfil(work, 'onCancelled', invoice)
  },
})

type Why = { readonly invoice: Issued; readonly reason: (typeof withdrawals)[number] }

/** The change comes to nothing: the purchase, whose row is locked, renews as before, and what it had taken is there for others. */
export async function letGo(work: Work, change: Change, { invoice, reason }: Why): Promise<void> {
  const { id, purchaseId, customerId, quote } = change
  await saveWithdrawn(work.trx, id)
  await setChanging(work.trx, purchaseId, false)
  if (quote.takesStock > 0) await returnStock(work.trx, quote.packageId, quote.takesStock)
  work.record({
    type: 'change.withdrawn',
    customerId,
    purchase: { id: purchaseId, name: quote.was.name },
    name: quote.name,
    invoice: { id: invoice.id, number: invoice.number },
    reason,
  })
}
