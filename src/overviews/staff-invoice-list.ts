import { z } from 'zod'
import { Day, list } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId } from '../kernel/ids.ts'
import { sortBy } from '../platform/list-order.ts'
import { ListPart, partOf, rowsIn } from '../platform/list-part.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { invoiceSorts, invoiceViews, listInvoices, StaffListedInvoice } from './staff-invoice-list-store.ts'

/** A part of the list of the shop's invoices; `before` is the `older` of the part before. */
export const staffInvoiceList = query({
  name: 'invoice.staff_list',
  input: z.object({
    view: z.enum(invoiceViews).default('all'),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    sort: sortBy(invoiceSorts).default('-issued'),
    before: InvoiceId.optional(),
    part: ListPart,
  }),
  output: z.object({ invoices: list(StaffListedInvoice), older: InvoiceId.nullable(), today: Day }),
  may: staffWith('customers.view'),
  async run(when, { view, typed, customerId, sort, before, part }) {
    const place = { customerId: customerId ?? null, sort, before: before ?? null, limit: rowsIn(part) + 1 }
    const found = await listInvoices(when.reader, { view, typed, ...place }, when)
    const { rows: invoices, older } = partOf(found, part)
    return { invoices, older, today: when.today }
  },
})
