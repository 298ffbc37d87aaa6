import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { fulfil } from './fulfilment.ts'
import { type Expired, openAmount, type Pending } from './invoice.ts'
import { isToBePaid } from './invoice-states.ts'
import { lockInvoice, saveInvoice } from './invoice-store.ts'

/** Ends the time in which a pending invoice was expected to be paid. It can still be paid; done twice, it does nothing. */
export const expireInvoice = useCase({
  name: 'invoice.expire',
  input: z.object({ invoiceId: InvoiceId }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { invoiceId }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    if (!isToBePaid(invoice)) return
    if (invoice.expiresOn === null || invoice.expiresOn > work.today) return
    await expire(work, invoice)
  },
})

export async function expire(work: Work, invoice: Pending): Promise<Expired> {
  const expired: Expired = { ...invoice, status: 'expired' }
  await saveInvoice(work.trx, expired)
  const { customerId, title } = expired
  const open = openAmount(expired)
  work.record({ type: 'invoice.expired', customerId, invoice: refOf(expired), title, open })
  await fulfil(work, 'onExpired', expired)
  return expired
}
