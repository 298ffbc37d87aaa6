import type { InvoiceStatus } from '../../../src/invoices/invoice-states.ts'

export type { InvoiceStatus }

/** In the order of their tabs. */
export const invoiceStatuses = ['pending', 'paid', 'expired', 'cancelled'] as const satisfies InvoiceStatus[]
