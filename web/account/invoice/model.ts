import type { App } from '../../../src/app.ts'
import type { Route } from './+types/page'

/** An invoice as its customer sees it: of each line, how its amount came about. */
export type InvoiceModel = Route.ComponentProps['loaderData']['invoice']
export type PaymentModel = Awaited<ReturnType<App['payments']['ofInvoice']>>[number]
