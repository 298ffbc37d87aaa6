import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { withdrawInvoice } from './cancel-invoice.ts'
import { fulfil } from './fulfilment.ts'
import { type Expired, openAmount, type Pending } from './invoice.ts'
import { isChoice, isToBePaid } from './invoice-states.ts'
import { lockInvoice, saveInvoice } from './invoice-store.ts'
import { releaseMoney } from './release-money.ts'

/**
 * Ends the time in which a pending invoice was expected to be paid. An order, and what the shop asked for, can still be paid; what the
 * customer began besides and left is taken back. While a payment of it is under way it does not end. Done twice, it does nothing.
 */
export const expireInvoice = useCase({
  name: 'invoice.expire',
  input: z.object({ invoiceId: InvoiceId }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { invoiceId }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    if (!isToBePaid(invoice)) return
    if (invoice.expiresOn === null || invoice.expiresOn > work.today) return
    if (await work.ports.isBeingPaid(work, invoiceId)) return
    if (isChoice(invoice)) await leave(work, invoice)
    else await expire(work, invoice)
  },
})

async function leave(work: Work, invoice: Pending): Promise<void> {
  await withdrawInvoice(work, invoice, 'left')
  await fulfil(work, 'onCancelled', invoice)
}

/** What lay on it is credit again: it is paid later only in full (01-domain, Invoices). */
export async function expire(work: Work, invoice: Pending): Promise<Expired> {
  const expired: Expired = { ...invoice, status: 'expired', receivedMinor: 0n }
  await saveInvoice(work.trx, expired)
  await releaseMoney(work, invoice)
  const { customerId, title } = expired
  const open = openAmount(expired)
  work.record({ type: 'invoice.expired', customerId, invoice: refOf(expired), title, open })
  await fulfil(work, 'onExpired', expired)
  return expired
}
