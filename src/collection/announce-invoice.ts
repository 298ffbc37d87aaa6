import { type Issued, totalOf } from '../invoices/invoice.ts'
import { invoiceUrl } from '../invoices/invoice-emails.ts'
import { addressedTo } from '../platform/outgoing-email.ts'
import type { Work } from '../platform/use-case.ts'
import type { NextCharge } from './next-charge.ts'
import './collection-ports.ts'

/**
 * Tells the customer of an invoice that they did not ask for, what of it will be paid with credit, and what charged to which method: once
 * for each occasion.
 */
export async function announceInvoice(work: Work, invoice: Issued, occasion = 'issued'): Promise<void> {
  const { id: invoiceId, number, title, recipient, dueOn } = invoice
  const charge = await chargeOf(work, invoice)
  work.sendEmail({
    template: 'invoice.issued',
    subjectId: invoiceId,
    occasion,
    ...addressedTo(invoice),
    content: {
      name: recipient.name,
      invoiceId,
      number,
      title,
      total: totalOf(invoice),
      dueOn,
      chargedTo: charge && isLeft(charge) ? (charge.method?.label ?? null) : null,
      fromCredit: charge && charge.fromCredit.minor > 0n ? charge.fromCredit : null,
      url: invoiceUrl(work, invoice),
    },
  })
}

async function chargeOf(work: Work, { number, customerId, dueOn }: Issued): Promise<NextCharge | undefined> {
  const charges = await work.ports.nextCharges(work, customerId, dueOn)
  return charges.find((one) => one.number === number)
}

/** Something is to be paid besides the credit. */
function isLeft({ open, fromCredit }: NextCharge): boolean {
  return open.minor > fromCredit.minor
}
