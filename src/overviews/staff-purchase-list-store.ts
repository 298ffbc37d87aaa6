import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { termUnits } from '../kernel/calendar.ts'
import { Day, list, MinorUnits } from '../kernel/codecs.ts'
import { CustomerId, PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { beyond, firstInOrder, inOrder, type ListOrder, orderOf, type Sort } from '../platform/list-order.ts'
import { idsWith, queryOf } from '../platform/word-search.ts'
import { searchedPurchases } from '../purchases/purchase-list-store.ts'
import { isRevivable, isUsable, purchaseStatuses, wasCancelled } from '../purchases/purchase-states.ts'

/** `ending`: it is used, and ends with its term. */
export const purchaseViews = ['all', 'active', 'ending', 'expired', 'cancelled'] as const
export type PurchaseView = (typeof purchaseViews)[number]

export const StaffListedPurchase = z.object({
  id: PurchaseId,
  kind: z.string(),
  name: z.string(),
  quantity: z.number().int(),
  fields: list(FieldValue),
  status: z.enum(purchaseStatuses),
  autoRenew: z.boolean(),
  customerId: CustomerId,
  customer: z.string(),
  currency: z.string(),
  priceMinor: MinorUnits,
  termUnit: z.enum(termUnits).nullable(),
  termCount: z.number().int().nullable(),
  startedOn: Day,
  expiresOn: Day.nullable(),
})
export type StaffListedPurchase = z.output<typeof StaffListedPurchase>

type Wanted = {
  readonly view: PurchaseView
  readonly sort: PurchaseSort
  readonly typed: string
  readonly customerId: CustomerId | null
  readonly before: PurchaseId | null
  readonly limit: number
}

const newest = 2_000

export const purchaseSorts = ['bought', 'expires', 'price'] as const
export type PurchaseSort = Sort<(typeof purchaseSorts)[number]>

/** What never ends comes after all that does; of several currencies each stands by itself. Their indexes begin with the state. */
export function purchasesBy(sort: PurchaseSort): ListOrder {
  const of = (row: string, column: string) => sql.ref(`${row}.${column}`)
  return orderOf(
    sort,
    {
      bought: () => [],
      expires: (row) => [sql`coalesce(${of(row, 'expires_on')}, 'infinity'::date)`],
      price: (row) => [of(row, 'currency'), sql`(${of(row, 'price_minor')} * ${of(row, 'quantity')})`],
    },
    purchaseStatuses,
  )
}

/** Purchases of all customers in an order, beginning beyond `before`. */
export async function listPurchases(reader: Reader, wanted: Wanted): Promise<StaffListedPurchase[]> {
  const { view, sort, typed, customerId, before, limit } = wanted
  const order = purchasesBy(sort)
  const of = { table: sql`purchases`, row: 'x' }
  const conditions = [
    viewed[view],
    ...(customerId ? [sql<SqlBool>`x.customer_id = ${customerId}`] : []),
    ...(before ? [beyond(order, of, before)] : []),
  ]
  const where = sql<SqlBool>`${sql.join(conditions, sql` and `)}`
  const query = queryOf(typed)
  const place = { where, limit, enough: limit, newest, order }
  const ids = query && sql<SqlBool>`x.id in (${idsWith(searchedPurchases, query, place)})`
  const columns = [
    ...['id', 'kind', 'name', 'quantity', 'fields', 'status', 'auto_renew', 'customer_id', 'currency'],
    ...['price_minor', 'term_unit', 'term_count', 'started_on', 'expires_on'],
  ]
  const found = firstInOrder(ids ? { ...order, states: null } : order, {
    ...of,
    columns,
    where: ids ?? where,
    limit,
  })
  const { rows } = await sql<StaffListedPurchase>`
    select p.id, p.kind, p.name, p.quantity, p.fields, p.status, p.auto_renew as "autoRenew",
      p.customer_id as "customerId", c.name as customer, p.currency, p.price_minor * p.quantity as "priceMinor",
      p.term_unit as "termUnit", p.term_count as "termCount", p.started_on as "startedOn", p.expires_on as "expiresOn"
    from (${found}) p join customers c on c.id = p.customer_id order by ${inOrder(order, 'p')}`.execute(
    reader,
  )
  return rows
}

const viewed: Record<PurchaseView, RawBuilder<SqlBool>> = {
  all: sql`true`,
  active: sql`${inState(isUsable, 'x.status')}`,
  ending: sql`${inState(isUsable, 'x.status')} and x.expires_on is not null and not x.auto_renew`,
  expired: sql`${inState(isRevivable, 'x.status')}`,
  cancelled: sql`${inState(wasCancelled, 'x.status')}`,
}
