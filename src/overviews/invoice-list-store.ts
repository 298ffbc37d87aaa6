import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { origins } from '../invoices/invoice.ts'
import { type InvoiceStatus, invoiceStates, invoiceStatuses, isIssued } from '../invoices/invoice-states.ts'
import { Day, MinorText } from '../kernel/codecs.ts'
import { type CustomerId, InvoiceId, PurchaseId } from '../kernel/ids.ts'
import { stateOfInvoice, type When } from '../payments/due-store.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { keyset, type Place } from '../platform/keyset.ts'
import { hasWords, queryOf } from '../platform/word-search.ts'
import { invoicesOfPurchase } from './purchase-invoices-store.ts'

/** An invoice in its customer's list. Amounts are decimal strings of minor units. */
export const ListedInvoice = z.object({
  id: InvoiceId,
  number: z.string(),
  title: z.string(),
  status: z.enum(invoiceStatuses),
  state: z.enum(invoiceStates),
  origin: z.enum(origins),
  issuedOn: Day,
  dueOn: Day,
  currency: z.string(),
  totalMinor: MinorText,
  receivedMinor: MinorText,
})
export type ListedInvoice = z.output<typeof ListedInvoice>

export type Wanted = {
  readonly customerId: CustomerId
  readonly status: InvoiceStatus | 'all'
  readonly search: string
  /** Only what this one was bought, renewed or paid in instalments with. */
  readonly purchaseId: PurchaseId | null
  readonly place: Place<InvoiceId>
  readonly limit: number
}

export const OfPurchase = z.object({ id: PurchaseId, name: z.string() })

type Found = {
  counts: Partial<Record<InvoiceStatus, number>>
  invoices: ListedInvoice[]
  purchase: z.output<typeof OfPurchase> | null
}

/** A customer's invoices of one status or of all, and how many there are of each, in one statement and one row. */
export async function listOwnInvoices(reader: Reader, wanted: Wanted, when: When): Promise<Found> {
  const { customerId, status, purchaseId, place, limit } = wanted
  const { within, order } = keyset(sql`i.id`, place)
  const ofIt = purchaseId
    ? sql`and i.id in (select invoice_id from (${invoicesOfPurchase(purchaseId)}) of_purchase)`
    : sql``
  const matches = sql`i.customer_id = ${customerId} ${ofIt} ${matching(wanted.search)}`
  const isAsked = status === 'all' ? inState(isIssued, 'i.status') : sql`i.status = ${status}`
  const { rows } = await sql<Found>`select
    (select coalesce(json_object_agg(status, count), '{}') from (
      select i.status, count(*) from invoices i where ${matches} and ${inState(isIssued, 'i.status')} group by i.status) c) as counts,
    (select coalesce(json_agg(page), '[]') from (
      select i.id, i.number, i.title, i.status, ${stateOfInvoice(when)} as state, i.origin, i.issued_on as "issuedOn", i.due_on as "dueOn", i.currency,
        i.total_minor::text as "totalMinor", i.received_minor::text as "receivedMinor"
      from invoices i where ${matches} and ${isAsked} and ${within}
      order by i.id ${order} limit ${limit}) page) as invoices,
    (select json_build_object('id', p.id, 'name', p.name) from purchases p
      where p.id = ${purchaseId} and p.customer_id = ${customerId}) as purchase`.execute(reader)
  return rows[0] ?? { counts: {}, invoices: [], purchase: null }
}

/** Every word that was typed, in the number or in the title. */
function matching(typed: string): RawBuilder<SqlBool> {
  const query = queryOf(typed)
  if (!query) return sql``
  const [matches = sql`false`] = hasWords(sql`i.search`, query)
  return sql`and ${matches}`
}
