import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { FieldValue } from '../catalog/field-values.ts'
import { orderedBy } from '../invoices/invoice-store.ts'
import { assert, present } from '../kernel/assert.ts'
import type { CalendarDate, Instant, TermUnit } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, LineId, PurchaseId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { lockTaken } from '../platform/locks.ts'
import type { ShopSettings } from '../platform/shop-settings.ts'
import { textOfPurchase } from './folded-name-store.ts'
import type { Active, Cycle, Purchase, Recurring } from './purchase.ts'
import { isUsable, wasCancelled } from './purchase-states.ts'
import { renewalGroup } from './renewal-price.ts'

const columns = sql`p.id, p.customer_id as "customerId", p.package_id as "packageId", p.parent_id as "parentId", p.kind,
  p.name, p.quantity, p.fields, p.currency, p.price_minor as "priceMinor", p.tax_mode as "taxMode", p.tax_class_id as "taxClassId",
  p.term_unit as "termUnit", p.term_count as "termCount", p.anchor_day as "anchorDay", p.term_from as "termFrom",
  p.expires_on as "expiresOn", p.grace_days as "graceDays", p.renew_before_days as "renewBeforeDays",
  p.renew_after_days as "renewAfterDays", p.started_on as "startedOn", p.billed_minor as "billedMinor", p.discount,
  p.method_id as "methodId", p.collection, p.auto_renew as "autoRenew", p.must_attach as "mustAttach", p.bought_by as "boughtBy", p.status,
  p.ended_at as "endedAt", p.end_reason as "endReason", p.created_at as "createdAt"`

/** The SQL twin of `isChargedByItself`, of the purchase `p`. */
export const chargedByItself = sql`(p.auto_renew and p.collection = 'automatic')`

/** That purchase p goes on after its term, and nobody has been invoiced for the next one. */
export const awaitsInvoice = sql`${inState(isUsable, 'p.status')} and p.auto_renew and p.invoiced_for is distinct from p.expires_on`

/** That a change of purchase p waits to be paid, which may end before its term does: until then its renewal is not invoiced. */
export const waitsForChange = (today: CalendarDate) => sql`(p.is_changing and p.expires_on > ${today}::date)`

type Row = Omit<Purchase, 'cycle' | 'status' | 'autoRenew'> & {
  status: Purchase['status']
  autoRenew: boolean
  termUnit: TermUnit | null
  termCount: number | null
  anchorDay: number | null
  termFrom: CalendarDate
  expiresOn: CalendarDate | null
  endedAt: Instant | null
  endReason: string | null
  fields: readonly FieldValue[]
}

async function select(reader: Reader, tail: RawBuilder<unknown>): Promise<Purchase[]> {
  const { rows } = await sql<Row>`select ${columns} from purchases p ${tail}`.execute(reader)
  return rows.map(toPurchase)
}

function toPurchase(row: Row): Purchase {
  const {
    termUnit,
    termCount,
    anchorDay,
    termFrom,
    expiresOn,
    endedAt,
    endReason,
    status,
    autoRenew,
    ...rest
  } = row
  const same = { ...rest, cycle: toCycle(row) }
  switch (status) {
    case 'active':
      return { ...same, status, autoRenew }
    case 'expired':
      return { ...same, status, autoRenew, endedAt: present(endedAt, 'when a purchase ended') }
    case 'cancelled':
      return {
        ...same,
        status,
        autoRenew: false,
        endedAt: present(endedAt, 'when it ended'),
        endReason: endReason ?? '',
      }
  }
}

function toCycle({ termUnit, termCount, anchorDay, termFrom, expiresOn }: Row): Cycle | null {
  if (!termUnit) return null
  assert(termCount && anchorDay && expiresOn, 'a term is whole')
  return { term: { unit: termUnit, count: termCount }, anchorDay, from: termFrom, expiresOn }
}

export async function findPurchase(reader: Reader, id: PurchaseId): Promise<Purchase | undefined> {
  return (await select(reader, sql`where p.id = ${id}`))[0]
}

export async function lockPurchase(trx: Transaction, id: PurchaseId): Promise<Purchase | undefined> {
  return (await lockPurchases(trx, [id]))[0]
}

export async function lockPurchases(trx: Transaction, ids: readonly PurchaseId[]): Promise<Purchase[]> {
  if (ids.length === 0) return []
  const purchases = await select(trx, sql`where p.id = any(${ids}::uuid[]) order by p.id for update`)
  lockTaken(
    trx,
    'purchase',
    purchases.map(({ id }) => id),
  )
  return purchases
}

/** What must end with these purchases, and with one another: usable, at whatever depth. */
export async function attachedTo(reader: Reader, ids: readonly PurchaseId[]): Promise<PurchaseId[]> {
  const { rows } = await sql<{ id: PurchaseId }>`
    select a.id from (${attachedBelow(sql`p.parent_id = any(${[...ids]}::uuid[])`)}) a order by a.id`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

/** The same as a query, with their names; `isBelow` says of a purchase `p` that it belongs to one of those that end. */
export function attachedBelow(isBelow: RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`
    with recursive attached as (
      select p.id, p.name from purchases p where ${isBelow} and p.must_attach and ${inState(isUsable, 'p.status')}
      union
      select p.id, p.name from attached a join purchases p on p.parent_id = a.id
      where p.must_attach and ${inState(isUsable, 'p.status')}
    )
    select id, name from attached order by id limit 500`
}

/** The purchases that these lines of invoices sold. */
export async function purchasesOnLines(reader: Reader, lineIds: readonly LineId[]): Promise<PurchaseId[]> {
  const rows = await reader
    .selectFrom('purchases')
    .select('id')
    .where('line_id', 'in', [...lineIds])
    .execute()
  return rows.map(({ id }) => id as PurchaseId)
}

/** How what belongs to a purchase is called, of what can be used. */
export async function namesOfChildren(reader: Reader, id: PurchaseId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select p.name from purchases p
    where p.parent_id = ${id} and ${inState(isUsable, 'p.status')} order by p.id limit 100`.execute(reader)
  return rows.map(({ name }) => name)
}

/** Within another statement, the line that a purchase was bought on. */
export const soldLine = (id: PurchaseId) => sql<LineId>`(select line_id from purchases where id = ${id})`

/** Every purchase of a customer up to a bound, newest first. */
export async function purchasesOf(
  reader: Reader,
  customerId: CustomerId,
  limit: number,
): Promise<Purchase[]> {
  return select(reader, sql`where p.customer_id = ${customerId} order by p.id desc limit ${limit}`)
}

/** Something that others can belong to. */
export type Holder = { readonly id: PurchaseId; readonly name: string; readonly startedOn: CalendarDate }

const mostHolders = 100

/** What a customer can use and belongs to nothing itself, newest first. */
export async function holdersOf(reader: Reader, customerId: CustomerId): Promise<Holder[]> {
  const { rows } = await sql<Holder>`select p.id, p.name, p.started_on as "startedOn" from purchases p
    where p.customer_id = ${customerId} and p.parent_id is null and ${inState(isUsable, 'p.status')}
    order by p.id desc limit ${mostHolders}`.execute(reader)
  return rows
}

/** Purchases that stand on one renewal invoice with this one and are not invoiced yet; locked. */
export async function lockRenewedTogether(
  trx: Transaction,
  like: Recurring,
  { today, shop }: { today: CalendarDate; shop: Pick<ShopSettings, 'renewalInvoiceDays'> },
) {
  const rows = await select(
    trx,
    sql`where p.customer_id = ${like.customerId} and p.expires_on = ${like.cycle.expiresOn} and ${awaitsInvoice}
      and not ${waitsForChange(today)} order by p.id for update`,
  )
  lockTaken(
    trx,
    'purchase',
    rows.map(({ id }) => id),
  )
  const group = groupOf(like, shop)
  return rows.filter((row): row is Recurring => isRecurring(row) && groupOf(row, shop) === group)
}

function isRecurring(purchase: Purchase): purchase is Recurring {
  return isUsable(purchase) && purchase.cycle !== null
}

function groupOf(purchase: Recurring, shop: Pick<ShopSettings, 'renewalInvoiceDays'>): string {
  return renewalGroup({ ...purchase, ...purchase.cycle }, shop)
}

type Made = { purchase: Active; lineId: LineId }

/** Writes new purchases, parents before children, in one statement: bought by whoever made the invoice that sold them. */
export async function insertPurchases(
  trx: Transaction,
  made: readonly Made[],
  invoiceId: InvoiceId,
): Promise<void> {
  const rows = made.map(({ purchase, lineId }) => {
    const { cycle, ...rest } = purchase
    return { ...rest, ...flat(purchase), lineId, folded: textOfPurchase(purchase) }
  })
  await sql`
    insert into purchases (id, customer_id, package_id, parent_id, line_id, kind, name, quantity, fields, status,
      currency, price_minor, tax_mode, tax_class_id, term_unit, term_count, anchor_day, grace_days, renew_before_days,
      renew_after_days, started_on, term_from, expires_on, billed_minor, collection, auto_renew, bought_by, created_at,
      discount, must_attach, folded)
    select id, "customerId", "packageId", "parentId", "lineId", kind, name, quantity, fields, status, currency,
      "priceMinor", "taxMode", "taxClassId", "termUnit", "termCount", "anchorDay", "graceDays", "renewBeforeDays",
      "renewAfterDays", "startedOn", "termFrom", "expiresOn", "billedMinor", collection, "autoRenew",
      ${orderedBy(sql`${invoiceId}`)}, "createdAt", discount, "mustAttach", folded
    from jsonb_to_recordset(${canonical(rows)}::jsonb) as row(id uuid, "customerId" uuid, "packageId" uuid,
      "parentId" uuid, "lineId" uuid, kind text, name text, quantity int, fields jsonb, status text, currency text,
      "priceMinor" bigint, "taxMode" text, "taxClassId" uuid, "termUnit" text, "termCount" int, "anchorDay" smallint,
      "graceDays" int, "renewBeforeDays" int, "renewAfterDays" int, "startedOn" date, "termFrom" date,
      "expiresOn" date, "billedMinor" bigint, collection text, "autoRenew" boolean,
      "createdAt" timestamptz, discount jsonb, "mustAttach" boolean, folded text)
    on conflict (line_id) do nothing`.execute(trx)
}

function flat({ cycle, startedOn }: Purchase) {
  return {
    termUnit: cycle?.term.unit ?? null,
    termCount: cycle?.term.count ?? null,
    anchorDay: cycle?.anchorDay ?? null,
    termFrom: cycle?.from ?? startedOn,
    expiresOn: cycle?.expiresOn ?? null,
  }
}

/** Saves what changes of a purchase in its life: state, term, and what was billed. */
export async function savePurchase(trx: Transaction, purchase: Purchase): Promise<void> {
  const { anchorDay, termFrom, expiresOn } = flat(purchase)
  await trx
    .updateTable('purchases')
    .set({
      status: purchase.status,
      anchor_day: anchorDay,
      term_from: termFrom,
      expires_on: expiresOn,
      billed_minor: purchase.billedMinor,
      discount: purchase.discount && canonical(purchase.discount),
      collection: purchase.collection,
      auto_renew: purchase.autoRenew,
      ended_at: isUsable(purchase) ? null : purchase.endedAt,
      end_reason: wasCancelled(purchase) ? purchase.endReason : null,
    })
    .where('id', '=', purchase.id)
    .execute()
}

/** Saves what a change makes of a purchase besides what its life changes: what it is, and what it costs. */
export async function saveChanged(trx: Transaction, purchase: Active): Promise<void> {
  await savePurchase(trx, purchase)
  await trx
    .updateTable('purchases')
    .set({
      package_id: purchase.packageId,
      kind: purchase.kind,
      name: purchase.name,
      quantity: purchase.quantity,
      fields: JSON.stringify(purchase.fields),
      folded: textOfPurchase(purchase),
      price_minor: purchase.priceMinor,
      tax_class_id: purchase.taxClassId,
      term_unit: purchase.cycle?.term.unit ?? null,
      term_count: purchase.cycle?.term.count ?? null,
      grace_days: purchase.graceDays,
      renew_before_days: purchase.renewBeforeDays,
      renew_after_days: purchase.renewAfterDays,
      must_attach: purchase.mustAttach,
    })
    .where('id', '=', purchase.id)
    .execute()
}

/** Whether a change of it waits to be paid. */
export async function setChanging(trx: Transaction, id: PurchaseId, isChanging: boolean): Promise<void> {
  await trx.updateTable('purchases').set({ is_changing: isChanging }).where('id', '=', id).execute()
}

export async function ownerOfPurchase(reader: Reader, id: PurchaseId): Promise<CustomerId | undefined> {
  const row = await reader
    .selectFrom('purchases')
    .select('customer_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.customer_id as CustomerId | undefined
}
