import type { InvoiceStatus } from '../../../src/invoices/invoice-states.ts'

export type { InvoiceStatus }

/** In the order of their tabs. */
export const invoiceTabs = ['pending', 'paid', 'expired', 'cancelled', 'all'] as const satisfies (
  | InvoiceStatus
  | 'all'
)[]
export type InvoiceTab = (typeof invoiceTabs)[number]
