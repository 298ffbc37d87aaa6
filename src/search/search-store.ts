import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { customerMatches, hasWords, searchWords } from '../customers/customer-list-words.ts'
import type { CustomerId, InvoiceId, PurchaseId, TransactionId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

export type FoundCustomer = {
  readonly id: CustomerId
  readonly number: string
  readonly name: string
  readonly company: string
  readonly email: string
}

type OfCustomer = { readonly customer: string }
type Amount = { readonly minor: string; readonly currency: string }

export type FoundInvoice = OfCustomer & {
  readonly id: InvoiceId
  readonly number: string
  readonly title: string
  readonly status: string
  readonly total: Amount
}

export type FoundTransaction = OfCustomer & {
  readonly id: TransactionId
  readonly externalId: string
  readonly invoiceNumber: string
  readonly status: string
  readonly amount: Amount
}

export type FoundPurchase = OfCustomer & {
  readonly id: PurchaseId
  readonly customerId: CustomerId
  readonly name: string
  readonly kind: string
  readonly status: string
}

export type Found = {
  readonly customers: readonly FoundCustomer[]
  readonly invoices: readonly FoundInvoice[]
  readonly transactions: readonly FoundTransaction[]
  readonly purchases: readonly FoundPurchase[]
}

const nothing = sql<SqlBool>`false`

/** The newest few of everything that has what was typed, in one statement. */
export async function findEverything(reader: Reader, typed: string, limit: number): Promise<Found> {
  const words = searchWords(typed)
  const most = sql.lit(limit)
  const { rows } = await sql<Found>`select
    ${list(customers(customerMatches(typed), most))} as customers,
    ${list(invoices(hasWords(sql`i.search`, words) ?? nothing, most))} as invoices,
    ${list(transactions(externalIdBegins(typed), most))} as transactions,
    ${list(purchases(hasWords(sql`lower(p.name)`, words) ?? nothing, most))} as purchases`.execute(reader)
  return rows[0] ?? { customers: [], invoices: [], transactions: [], purchases: [] }
}

function list(part: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(part), '[]') from (${part}) part)`
}

function customers(matching: RawBuilder<SqlBool>, most: RawBuilder<number>) {
  return sql`select c.id, c.number::text, c.name, c.company, c.email
    from customers c where ${matching} order by c.id desc limit ${most}`
}

function invoices(matching: RawBuilder<SqlBool>, most: RawBuilder<number>) {
  return sql`select i.id, i.number, i.title, i.status, c.name as customer,
      json_build_object('minor', i.total_minor::text, 'currency', i.currency) as total
    from (select * from invoices i where ${matching} and i.number is not null order by i.id desc limit ${most}) i
    join customers c on c.id = i.customer_id order by i.id desc`
}

function transactions(matching: RawBuilder<SqlBool>, most: RawBuilder<number>) {
  return sql`select t.id, t.external_id as "externalId", i.number as "invoiceNumber", t.status, c.name as customer,
      json_build_object('minor', t.amount_minor::text, 'currency', t.currency) as amount
    from (select * from transactions t where ${matching} order by t.external_id limit ${most}) t
    join invoices i on i.id = t.invoice_id join customers c on c.id = t.customer_id`
}

function purchases(matching: RawBuilder<SqlBool>, most: RawBuilder<number>) {
  return sql`select p.id, p.customer_id as "customerId", p.name, p.kind, p.status, c.name as customer
    from (select * from purchases p where ${matching} order by p.id desc limit ${most}) p
    join customers c on c.id = p.customer_id order by p.id desc`
}

/** Gateways' ids are pasted, so they are compared as they are, from their beginning. */
function externalIdBegins(typed: string): RawBuilder<SqlBool> {
  const isId = /^[A-Za-z0-9_-]{4,100}$/.test(typed)
  return isId ? sql<SqlBool>`t.external_id ^@ ${sql.lit(typed)}` : nothing
}
