import { z } from 'zod'
import { CustomerId, InvoiceId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { invoiceViews, listInvoices, type StaffListedInvoice } from './staff-invoice-list-store.ts'

const perPage = 50

export type StaffInvoiceList = {
  readonly invoices: readonly StaffListedInvoice[]
  readonly older: InvoiceId | null
}

/** One page of the shop's invoices, the newest first; `before` is the `older` of the page before. */
export const staffInvoiceList = query({
  name: 'invoice.staff_list',
  input: z.object({
    view: z.enum(invoiceViews).default('all'),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    before: InvoiceId.optional(),
  }),
  may: staffWith('customers.view'),
  async run({ reader, today }, { view, typed, customerId, before }): Promise<StaffInvoiceList> {
    const place = { customerId: customerId ?? null, before: before ?? null, today, limit: perPage + 1 }
    const found = await listInvoices(reader, { view, typed, ...place })
    const invoices = found.slice(0, perPage)
    return { invoices, older: found.length > perPage ? (invoices.at(-1)?.id ?? null) : null }
  },
})
