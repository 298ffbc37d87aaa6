import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { searchedCustomers } from '../customers/customer-list-store.ts'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { list, MoneyText } from '../kernel/codecs.ts'
import { CustomerId, InvoiceId, PaymentId, PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { fitOf, idsWith, type Searched, searchWords } from '../platform/word-search.ts'
import { searchedPurchases } from '../purchases/purchase-list-store.ts'
import { searchedInvoices } from './staff-invoice-list-store.ts'

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
const newest = 200

/** The newest few of everything that has what was typed, in one statement. */
export async function findEverything(reader: Reader, typed: string, limit: number): Promise<Found> {
  const words = searchWords(typed)
  const { rows } = await sql<Found>`select
    ${listed(customers(words, limit))} as customers,
    ${listed(invoices(words, limit))} as invoices,
    ${listed(payments(typed, limit))} as payments,
    ${listed(purchases(words, limit))} as purchases`.execute(reader)
  return rows[0] ?? { customers: [], invoices: [], payments: [], purchases: [] }
}

function listed(part: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(part), '[]') from (${part}) part)`
}

function idsOf(searched: Searched, words: readonly string[], most: { limit: number; enough: number }) {
  return idsWith(searched, words, { ...most, newest, where: sql`true` })
}

/** Of the newest that match, those come first that begin with what was typed, or a word in them does. */
function customers(words: readonly string[], limit: number) {
  const ids = idsOf(searchedCustomers, words, { limit: ranked, enough: limit })
  return sql`select c.id, c.number::text, c.name, c.company, c.email from customers c where c.id in (${ids})
    order by ${fitOf(sql`c.search`, words[0] ?? '')} desc, c.id desc limit ${limit}`
}

function invoices(words: readonly string[], limit: number) {
  const ids = idsOf(searchedInvoices, words, { limit, enough: limit })
  return sql`select i.id, i.number, i.title, i.status, c.name as customer,
      json_build_object('minor', i.total_minor::text, 'currency', i.currency) as total
    from invoices i join customers c on c.id = i.customer_id
    where i.id in (${ids}) and i.number is not null order by i.id desc limit ${limit}`
}

/** Gateways' ids are pasted, so they are compared as they are, byte by byte from their beginning. */
function payments(typed: string, limit: number) {
  const beginning = /^[A-Za-z0-9_-]{4,100}$/.test(typed) ? typed : null
  return sql`select t.id, t.external_id as "externalId", i.number as "invoiceNumber", t.status, c.name as customer,
      json_build_object('minor', t.amount_minor::text, 'currency', t.currency) as amount
    from (select x.id, x.external_id, x.status, x.customer_id, x.amount_minor, x.currency from payments x
      where x.external_id ~>=~ ${beginning} and x.external_id ~<~ ${beginning && `${beginning}\u{10FFFF}`}
      order by x.external_id using ~<~ limit ${limit}) t
    join payment_invoices part on part.payment_id = t.id and part.position = 0
    join invoices i on i.id = part.invoice_id join customers c on c.id = t.customer_id`
}

function purchases(words: readonly string[], limit: number) {
  const ids = idsOf(searchedPurchases, words, { limit, enough: limit })
  return sql`select p.id, p.customer_id as "customerId", p.name, p.kind, p.status, p.fields, c.name as customer
    from purchases p join customers c on c.id = p.customer_id
    where p.id in (${ids}) order by p.id desc limit ${limit}`
}
