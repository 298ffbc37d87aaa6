import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import { termUnits } from '../kernel/calendar.ts'
import { Day, list, MinorUnits } from '../kernel/codecs.ts'
import { CustomerId, PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
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
  readonly typed: string
  readonly customerId: CustomerId | null
  readonly before: PurchaseId | null
  readonly limit: number
}

const newest = 2_000

/** Purchases of all customers, the newest first, beginning below `before`. */
export async function listPurchases(reader: Reader, wanted: Wanted): Promise<StaffListedPurchase[]> {
  const { view, typed, customerId, before, limit } = wanted
  const conditions = [
    viewed[view],
    ...(customerId ? [sql<SqlBool>`x.customer_id = ${customerId}`] : []),
    ...(before ? [sql<SqlBool>`x.id < ${before}`] : []),
  ]
  const where = sql<SqlBool>`${sql.join(conditions, sql` and `)}`
  const query = queryOf(typed)
  const place = { where, limit, enough: limit, newest }
  const found = query ? sql`x.id in (${idsWith(searchedPurchases, query, place)})` : where
  const { rows } = await sql<StaffListedPurchase>`
    select p.id, p.kind, p.name, p.quantity, p.fields, p.status, p.auto_renew as "autoRenew",
      p.customer_id as "customerId", c.name as customer, p.currency, p.price_minor * p.quantity as "priceMinor",
      p.term_unit as "termUnit", p.term_count as "termCount", p.started_on as "startedOn", p.expires_on as "expiresOn"
    from (select x.id, x.kind, x.name, x.quantity, x.fields, x.status, x.auto_renew, x.customer_id, x.currency, x.price_minor,
        x.term_unit, x.term_count, x.started_on, x.expires_on from purchases x where ${found} order by x.id desc limit ${limit}) p
    join customers c on c.id = p.customer_id order by p.id desc`.execute(reader)
  return rows
}

const viewed: Record<PurchaseView, RawBuilder<SqlBool>> = {
  all: sql`true`,
  active: sql`${inState(isUsable, 'x.status')}`,
  ending: sql`${inState(isUsable, 'x.status')} and x.expires_on is not null and not x.auto_renew`,
  expired: sql`${inState(isRevivable, 'x.status')}`,
  cancelled: sql`${inState(wasCancelled, 'x.status')}`,
}
