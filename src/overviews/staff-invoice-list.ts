import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { invoiceViews, listInvoices, StaffListedInvoice } from './staff-invoice-list-store.ts'
import { perPage } from './staff-list.ts'

/** One page of the shop's invoices, the newest first; `before` is the `older` of the page before. */
export const staffInvoiceList = query({
  name: 'invoice.staff_list',
  input: z.object({
    view: z.enum(invoiceViews).default('all'),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    before: InvoiceId.optional(),
  }),
  output: z.object({ invoices: list(StaffListedInvoice), older: InvoiceId.nullable() }),
  may: staffWith('customers.view'),
  async run(when, { view, typed, customerId, before }) {
    const place = { customerId: customerId ?? null, before: before ?? null, limit: perPage + 1 }
    const found = await listInvoices(when.reader, { view, typed, ...place }, when)
    const invoices = found.slice(0, perPage)
    return { invoices, older: found.length > perPage ? (invoices.at(-1)?.id ?? null) : null }
  },
})
