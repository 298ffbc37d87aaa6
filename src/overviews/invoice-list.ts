import { z } from 'zod'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { list } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { ListedInvoice, listOwnInvoices } from './invoice-list-store.ts'

const perPage = 25

/** One page of the customer's own invoices of a status, newest first, with how many there are of every status. */
export const invoiceList = query({
  name: 'invoice.list',
  input: z.object({
    status: z.enum(invoiceStatuses),
    search: z.string().trim().max(100).default(''),
    before: InvoiceId.optional(),
    after: InvoiceId.optional(),
  }),
  output: z.object({
    counts: z.record(z.enum(invoiceStatuses), z.number().int()),
    invoices: list(ListedInvoice),
    newer: InvoiceId.nullable(),
    older: InvoiceId.nullable(),
  }),
  may: asCustomer,
  async run(view, { status, search, ...place }) {
    const wanted = { customerId: view.account, status, search, place, limit: perPage + 1 }
    const { counts, invoices } = await listOwnInvoices(view.reader, wanted, view)
    const { rows, newer, older } = pageOf(invoices, perPage, place)
    return {
      counts: { pending: 0, paid: 0, expired: 0, cancelled: 0, ...counts },
      invoices: rows,
      newer: newer?.id ?? null,
      older: older?.id ?? null,
    }
  },
})
