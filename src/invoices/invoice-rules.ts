import type { InvoiceId } from '../kernel/ids.ts'
import { owns } from '../platform/permission.ts'
import { ownerOfInvoice } from './invoice-store.ts'

/** The customer whom the invoice was made out to. */
export const ownsInvoice = owns<{ invoiceId: InvoiceId } | { number: string }>(ownerOfInvoice)
