import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { searchedCustomers } from '../customers/customer-list-store.ts'
import { invoiceStates, invoiceStatuses } from '../invoices/invoice-states.ts'
import { list, MoneyText } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId, PaymentId, PurchaseId } from '../kernel/ids.ts'
import { stateOfInvoice, type When } from '../payments/due-store.ts'
import type { Reader } from '../platform/database.ts'
import { fitOf, idsWith, type Query, queryOf, type Searched, type Wanted } from '../platform/word-search.ts'
import { searchedPurchases } from '../purchases/purchase-list-store.ts'
import { invoicesOf, paymentsOf } from './found-by-customer-store.ts'
import { searchedInvoices } from './staff-invoice-list-store.ts'
import { beginningOfExternalId } from './staff-payment-list-store.ts'

export const FoundCustomer = z.object({
  id: CustomerId,
  number: z.string(),
  name: z.string(),
  company: z.string(),
  email: z.string(),
})
export type FoundCustomer = z.output<typeof FoundCustomer>

const OfCustomer = z.object({
  customer: z.string(),
})

export const FoundInvoice = OfCustomer.extend({
  id: InvoiceId,
  number: z.string(),
  title: z.string(),
  status: z.enum(invoiceStatuses),
  state: z.enum(invoiceStates),
  total: MoneyText,
})
export type FoundInvoice = z.output<typeof FoundInvoice>

export const FoundPayment = OfCustomer.extend({
  id: PaymentId,
  externalId: z.string(),
  invoiceNumber: z.string(),
  status: z.string(),
  amount: MoneyText,
})
export type FoundPayment = z.output<typeof FoundPayment>

export const FoundPurchase = OfCustomer.extend({
  id: PurchaseId,
  customerId: CustomerId,
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  fields: list(FieldValue),
})
export type FoundPurchase = z.output<typeof FoundPurchase>

export const Found = z.object({
  customers: list(FoundCustomer),
  invoices: list(FoundInvoice),
  payments: list(FoundPayment),
  purchases: list(FoundPurchase),
})
export type Found = z.output<typeof Found>

/** So many of the newest matches are put into order. */
const ranked = 40
/** Many names are of one customer in a hundred. */
const newestCustomers = 1_000
const newest = 200

/**
 * The newest few of everything that has what was typed, in one statement; of invoices and payments also those whose customer
 * has it.
 */
export async function findEverything(
  reader: Reader,
  typed: string,
  { limit, when }: { readonly limit: number; readonly when: When },
): Promise<Found> {
  const query = queryOf(typed)
  if (!query) return { customers: [], invoices: [], payments: [], purchases: [] }
  const { rows } = await sql<Found>`
    with matching as materialized (${idsOf(searchedCustomers, query, { limit: ranked, enough: limit, newest: newestCustomers })}),
      numbered as materialized (select x.id from invoices x where x.number in (${typed}, ${typed.toUpperCase()}))
    select
      ${listed(customers(query, limit))} as customers,
      ${listed(invoices(query, { limit, when }))} as invoices,
      ${listed(payments(typed, limit))} as payments,
      ${listed(purchases(query, limit))} as purchases`.execute(reader)
  return rows[0] ?? { customers: [], invoices: [], payments: [], purchases: [] }
}

const matching = sql`select id from matching`
const numbered = sql`select id from numbered`

function listed(part: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(part), '[]') from (${part}) part)`
}

function idsOf(searched: Searched, query: Query, most: Omit<Wanted, 'where'>, where = sql<SqlBool>`true`) {
  return idsWith(searched, query, { ...most, where })
}

/** Of the newest that match, those come first that begin with what was typed, or a word in them does. */
function customers({ words }: Query, limit: number) {
  return sql`select c.id, c.number::text, c.name, c.company, c.email from customers c where c.id in (${matching})
    order by ${fitOf(sql`c.search`, words[0] ?? '')} desc, c.id desc limit ${limit}`
}

/** Whoever types the whole number of an invoice means that one: its words, which are in the others' numbers too, are not looked for. */
function invoices(query: Query, { limit, when }: { readonly limit: number; readonly when: When }) {
  const where = sql<SqlBool>`x.number is not null`
  const words = idsOf(
    searchedInvoices,
    query,
    { limit, enough: limit, newest },
    sql`not exists (${numbered})`,
  )
  return sql`select i.id, i.number, i.title, i.status, ${stateOfInvoice(when)} as state, c.name as customer,
      json_build_object('minor', i.total_minor::text, 'currency', i.currency) as total
    from (${numbered} union select f.id from (${words}) f
      union select f.id from (${invoicesOf(matching, { where, limit })}) f) found
    join invoices i on i.id = found.id join customers c on c.id = i.customer_id
    where i.number is not null order by i.id desc limit ${limit}`
}

/** First the one whose id at the gateway begins with what was typed. */
function payments(typed: string, limit: number) {
  return sql`select t.id, t.external_id as "externalId", i.number as "invoiceNumber", t.status, c.name as customer,
      json_build_object('minor', t.amount_minor::text, 'currency', t.currency) as amount
    from (select f.id, 1 as fit from (${beginningOfExternalId(typed, limit)}) f
      union all select f.id, 0 from (${paymentsOf(matching, { where: sql`t.external_id is not null`, limit })}) f) found
    join payments t on t.id = found.id
    join payment_invoices part on part.payment_id = t.id and part.position = 0
    join invoices i on i.id = part.invoice_id join customers c on c.id = t.customer_id
    order by found.fit desc, t.id desc limit ${limit}`
}

function purchases(query: Query, limit: number) {
  const ids = idsOf(searchedPurchases, query, { limit, enough: limit, newest })
  return sql`select p.id, p.customer_id as "customerId", p.name, p.kind, p.status, p.fields, c.name as customer
    from purchases p join customers c on c.id = p.customer_id
    where p.id in (${ids}) order by p.id desc limit ${limit}`
}
