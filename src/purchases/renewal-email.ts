import { findDueCharge } from '../collection/due-charge-store.ts'
import type { Issued } from '../invoices/invoice.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'

type RenewalEmail = {
  readonly invoice: Issued
  readonly nextTryOn: CalendarDate | null
  /** What every email about an unpaid renewal says. */
  readonly content: { name: string; number: string; title: string; endsOn: CalendarDate }
}

/** What an email about an unpaid renewal is made of; null where the invoice is none that ends something. */
export async function renewalEmail(work: Work, invoiceId: InvoiceId): Promise<RenewalEmail | null> {
  const charge = await findDueCharge(work.trx, invoiceId)
  if (!charge?.endsOn) return null
  const invoice = orNotFound(await findInvoice(work.trx, { id: invoiceId }))
  const { recipient, number, title } = invoice
  const content = { name: recipient.name, number, title, endsOn: charge.endsOn }
  return { invoice, nextTryOn: charge.chargeOn, content }
}
