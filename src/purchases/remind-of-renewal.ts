import { findDueCharge } from '../collection/due-charge-store.ts'
import { openAmount } from '../invoices/invoice.ts'
import { payUrl } from '../invoices/invoice-emails.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import './purchase-emails.ts'

/** What keeps a renewal from being charged, and is for its customer to see to. */
const theirs = ['no_method', 'not_taken']

export async function remindWhereNotCharged(
  work: Work,
  event: EventPayload<'renewal.not_charged'>,
): Promise<void> {
  if (theirs.includes(event.reason)) await remindOfRenewal(work, event)
}

/** Reminds a customer of a renewal that nobody pays unless they do (01-domain, Renewal). */
export async function remindOfRenewal(
  work: Work,
  { invoice: { id: invoiceId } }: Pick<EventPayload<'renewal.reminded'>, 'invoice'>,
): Promise<void> {
  const charge = await findDueCharge(work.trx, invoiceId)
  if (!charge?.endsOn) return
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  const { recipient, number, title } = invoice
  work.sendEmail({
    template: 'renewal.reminder',
    subjectId: invoiceId,
    occasion: work.today,
    ...addressedTo(invoice),
    content: {
      name: recipient.name,
      number,
      title,
      amount: openAmount(invoice),
      endsOn: charge.endsOn,
      url: payUrl(work, invoice),
    },
  })
}
