import { sql, type Updateable } from 'kysely'
import { type PackageRow, packageRow, packageRowsBeside, toPackage } from '../catalog/catalog-store.ts'
import type { CouponScope } from '../catalog/coupon.ts'
import { couponScope } from '../catalog/coupon-store.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import { changeRulesOf } from '../catalog/group-store.ts'
import type { Package } from '../catalog/package.ts'
import { invoiceOfLine } from '../invoices/invoice-store.ts'
import { present } from '../kernel/assert.ts'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { ChangeRules } from '../kernel/change-rules.ts'
import type { ChangeId, CustomerId, InvoiceId, LineId, PurchaseId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Changes } from '../platform/database.gen.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { DueBy } from '../platform/due/due-source.ts'
import { inState } from '../platform/in-state.ts'
import type { Purchase } from '../purchases/purchase.ts'
import { soldLine } from '../purchases/purchase-store.ts'
import { lastRenewals } from '../purchases/renewal-store.ts'
import { hasOpenInstalments } from '../schedules/schedule-store.ts'
import { type Change, ChangeQuote, type ChangeStatus, Standing } from './change.ts'
import { isChanged, isQuoted, isWaiting } from './change-states.ts'

type Row = {
  id: ChangeId
  purchaseId: PurchaseId
  customerId: CustomerId
  status: ChangeStatus
  quote: unknown
  digest: string
  quotedAt: Instant
  fields: readonly FieldValue[] | null
  invoiceId: InvoiceId | null
}

const columns = sql`id, purchase_id as "purchaseId", customer_id as "customerId", status, quote, digest, quoted_at as "quotedAt",
  fields, invoice_id as "invoiceId"`

const toChange = ({ quote, ...row }: Row): Change => ({ ...row, quote: ChangeQuote.parse(quote) })

export async function findChange(reader: Reader, id: ChangeId): Promise<Change | undefined> {
  const { rows } = await sql<Row>`select ${columns} from changes where id = ${id}`.execute(reader)
  return rows[0] && toChange(rows[0])
}

/** The change of a purchase that waits to be paid. */
export async function waitingChange(reader: Reader, purchaseId: PurchaseId): Promise<Change | undefined> {
  const { rows } = await sql<Row>`select ${columns} from changes
    where purchase_id = ${purchaseId} and ${inState(isWaiting, 'status')}`.execute(reader)
  return rows[0] && toChange(rows[0])
}

export type DoneChange = {
  readonly id: ChangeId
  readonly doneOn: CalendarDate
  readonly quote: ChangeQuote
  /** What it made of the purchase. */
  readonly after: Standing
  /** How many it put back of what the purchase was. */
  readonly gave: number
}

const lastDone = (
  purchaseId: PurchaseId,
) => sql`select id, done_on as "doneOn", quote, after, gave from changes
  where purchase_id = ${purchaseId} and ${inState(isChanged, 'status')} order by done_at desc, id desc limit 1`

type DoneRow = Pick<DoneChange, 'id' | 'doneOn' | 'gave'> & { quote: unknown; after: unknown }

const toDone = ({ quote, after, ...row }: DoneRow): DoneChange => ({
  ...row,
  quote: ChangeQuote.parse(quote),
  after: Standing.parse(after),
})

/** The last change of a purchase. */
export async function lastChange(reader: Reader, purchaseId: PurchaseId): Promise<DoneChange | undefined> {
  const { rows } = await sql<DoneRow>`${lastDone(purchaseId)}`.execute(reader)
  return rows[0] && toDone(rows[0])
}

/** What has to be known of a purchase before it is changed. */
export type Surroundings = {
  readonly rules: ChangeRules | null
  /** What it is now, and what is for sale beside it. */
  readonly item: Package
  readonly others: readonly Package[]
  readonly hasOpenInstalments: boolean
  /** What the coupon that runs for it is for. */
  readonly coupon: CouponScope | null
  readonly soldLine: LineId
  readonly soldBy: InvoiceId
  readonly renewedBy: readonly InvoiceId[]
  readonly last: DoneChange | null
  /** What it becomes as soon as that is paid. */
  readonly waiting: { readonly name: string } | null
}

type SurroundingsRow = Omit<Surroundings, 'item' | 'others' | 'last'> & {
  item: PackageRow
  others: PackageRow[]
  last: DoneRow | null
}

/** All of it in one statement. */
export async function surroundingsOf(reader: Reader, purchase: Purchase): Promise<Surroundings> {
  const { id, packageId, discount } = purchase
  const { rows } = await sql<SurroundingsRow>`select
    ${changeRulesOf(sql`${packageId}::uuid`)} as rules, ${packageRow(sql`${packageId}::uuid`)} as item,
    ${packageRowsBeside(sql`${packageId}::uuid`)} as others, ${hasOpenInstalments(id)} as "hasOpenInstalments",
    ${couponScope(discount?.code ?? null)} as coupon, ${soldLine(id)} as "soldLine",
    ${invoiceOfLine(soldLine(id))} as "soldBy", ${lastRenewals(id)} as "renewedBy",
    (select row_to_json(last) from (${lastDone(id)}) last) as last,
    (select json_build_object('name', quote ->> 'name') from changes
      where purchase_id = ${id} and ${inState(isWaiting, 'status')}) as waiting`.execute(reader)
  const { item, others, last, ...rest } = present(rows[0], 'a row')
  return { ...rest, item: toPackage(item), others: others.map(toPackage), last: last && toDone(last) }
}

/** So many quotes of a purchase are kept that nobody has committed yet, as one may be open in another tab. */
const mostQuotes = 20

/** Keeps a quote, and forgets older ones of the purchase. */
export async function insertQuote(
  trx: Transaction,
  { id, purchaseId, customerId, quote, digest, quotedAt }: Omit<Change, 'status' | 'invoiceId' | 'fields'>,
): Promise<void> {
  await sql`delete from changes where id in (select id from changes
    where purchase_id = ${purchaseId} and ${inState(isQuoted, 'status')} order by quoted_at desc, id desc offset ${mostQuotes - 1})`.execute(
    trx,
  )
  await trx
    .insertInto('changes')
    .values({
      id,
      digest,
      purchase_id: purchaseId,
      customer_id: customerId,
      status: 'quoted',
      quote: canonical(quote),
      quoted_at: quotedAt,
    })
    .execute()
}

type Waiting = {
  readonly invoiceId: InvoiceId
  readonly until: Instant
  readonly fields: readonly FieldValue[]
}

/** It waits to be paid with an invoice until then. */
export async function saveWaiting(
  trx: Transaction,
  id: ChangeId,
  { invoiceId, until, fields }: Waiting,
): Promise<void> {
  await save(trx, id, {
    status: 'waiting',
    invoice_id: invoiceId,
    waits_until: until,
    fields: canonical(fields),
  })
}

type Done = {
  readonly after: Standing
  readonly gave: number
  readonly at: Instant
  readonly on: CalendarDate
}

export async function saveDone(trx: Transaction, id: ChangeId, { after, gave, at, on }: Done): Promise<void> {
  await save(trx, id, { status: 'done', after: canonical(after), gave, done_at: at, done_on: on })
}

export async function saveWithdrawn(trx: Transaction, id: ChangeId): Promise<void> {
  await save(trx, id, { status: 'withdrawn' })
}

async function save(trx: Transaction, id: ChangeId, columns: Updateable<Changes>): Promise<void> {
  await trx.updateTable('changes').set(columns).where('id', '=', id).execute()
}

/** What waits of this purchase has nothing left that it could change: its invoice is taken back as soon as that can be. */
export async function endWaiting(trx: Transaction, purchaseId: PurchaseId, at: Instant): Promise<void> {
  await sql`update changes set waits_until = least(waits_until, ${at}::timestamptz)
    where purchase_id = ${purchaseId} and ${inState(isWaiting, 'status')}`.execute(trx)
}

/** Invoices of changes that were not paid in their time. */
export function changesToEnd({ at }: DueBy) {
  return sql`select invoice_id::text as id, customer_id, waits_until as due_at from changes
    where ${inState(isWaiting, 'status')} and waits_until <= ${at}::timestamptz`
}

/** Until when the change that waits for this invoice does. */
export async function waitsUntil(reader: Reader, invoiceId: InvoiceId): Promise<Instant | undefined> {
  const { rows } = await sql<{ until: Instant }>`select waits_until as until from changes
    where invoice_id = ${invoiceId} and ${inState(isWaiting, 'status')}`.execute(reader)
  return rows[0]?.until
}
