import type { App } from '../../../src/app.ts'

/** An invoice as its customer sees it. */
export type InvoiceModel = Awaited<ReturnType<App['invoices']['page']>>
export type PaymentModel = Awaited<ReturnType<App['payments']['ofInvoice']>>[number]
