import { z } from 'zod'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { list } from '../kernel/codecs.ts'
import { InvoiceId, PurchaseId } from '../kernel/ids.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { ListedInvoice, listOwnInvoices, OfPurchase } from './invoice-list-store.ts'

const perPage = 25

/**
 * One page of the customer's own invoices of a status or of all, newest first, with how many there are of every status; with a
 * purchase only those that it was bought, renewed or paid in instalments with.
 */
export const invoiceList = query({
  name: 'invoice.list',
  input: z.object({
    status: z.enum([...invoiceStatuses, 'all']),
    purchaseId: PurchaseId.nullable().default(null),
    search: z.string().trim().max(100).default(''),
    before: InvoiceId.optional(),
    after: InvoiceId.optional(),
  }),
  output: z.object({
    counts: z.record(z.enum(invoiceStatuses), z.number().int()),
    invoices: list(ListedInvoice),
    purchase: OfPurchase.nullable(),
    newer: InvoiceId.nullable(),
    older: InvoiceId.nullable(),
  }),
  may: asCustomer,
  async run(view, { status, search, purchaseId, ...place }) {
    const wanted = { customerId: view.account, status, search, purchaseId, place, limit: perPage + 1 }
    const { counts, invoices, purchase } = await listOwnInvoices(view.reader, wanted, view)
    if (purchaseId) orNotFound(purchase)
    const { rows, newer, older } = pageOf(invoices, perPage, place)
    return {
      counts: { pending: 0, paid: 0, expired: 0, cancelled: 0, ...counts },
      invoices: rows,
      purchase,
      newer: newer?.id ?? null,
      older: older?.id ?? null,
    }
  },
})
