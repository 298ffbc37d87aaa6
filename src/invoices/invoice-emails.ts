import type { InvoiceId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import type { Work } from '../platform/use-case.ts'

/** Where its customer finds an invoice. */
export function invoiceUrl({ ports }: Work, { number }: { number: string }): string {
  return `${ports.shopUrl}/account/invoices/${number}`
}

/** Where its customer pays an invoice. */
export function payUrl({ ports }: Work, { number }: { number: string }): string {
  return `${ports.shopUrl}/checkout/${number}`
}

/** Emails about invoices. Amounts are exact; words and layout are the template's. */
type InvoiceMails = {
  /** Paid: with the invoice's PDF. */
  'invoice.paid': {
    name: string
    invoiceId: InvoiceId
    number: string
    title: string
    total: Money
    url: string
  }
  /** Made by the system or by staff, and waiting to be paid: with its PDF. */
  'invoice.issued': {
    name: string
    invoiceId: InvoiceId
    number: string
    title: string
    total: Money
    dueOn: string
    /** How it will be charged by itself, or null when the customer has to pay it. */
    chargedTo: string | null
    /** How much of it will be paid with credit that day, if any. */
    fromCredit: Money | null
    url: string
  }
}

/** Money that an invoice did not need, or could not be paid with. */
type CreditMails = {
  'credit.received': { name: string; number: string; title: string; amount: Money; url: string }
}

declare module '../platform/outgoing-email.ts' {
  interface EmailCatalogue extends InvoiceMails, CreditMails {}
}
