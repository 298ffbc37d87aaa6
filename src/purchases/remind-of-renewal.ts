import { openAmount } from '../invoices/invoice.ts'
import { payUrl } from '../invoices/invoice-emails.ts'
import type { EventPayload } from '../platform/history/catalogue.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import { renewalEmail } from './renewal-email.ts'
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
  const email = await renewalEmail(work, invoiceId)
  if (!email) return
  const { invoice, content } = email
  work.sendEmail({
    template: 'renewal.reminder',
    subjectId: invoice.id,
    occasion: work.today,
    ...addressedTo(invoice),
    content: { ...content, amount: openAmount(invoice), url: payUrl(work, invoice) },
  })
}
