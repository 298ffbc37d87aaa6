import { type RawBuilder, sql } from 'kysely'
import { recipientRow } from '../customers/customer-store.ts'
import { assert, present } from '../kernel/assert.ts'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId, LineId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import type { DueBy } from '../platform/due/due-source.ts'
import { inState } from '../platform/in-state.ts'
import { lockTaken } from '../platform/locks.ts'
import { searchedText } from '../platform/word-search.ts'
import type { Issued, Line } from './invoice.ts'
import { type InvoiceStatus, isCancelled, isIssued, isPaid, isToBePaid } from './invoice-states.ts'

/** An invoice with its lines, in one statement, by its id or by what finds that; locked until the transaction ends. */
export async function lockInvoice(
  trx: Transaction,
  id: InvoiceId | RawBuilder<InvoiceId>,
): Promise<Issued | undefined> {
  const [invoice] = await select(trx, sql`where i.id = ${id} for update of i`)
  if (invoice) lockTaken(trx, 'invoice', [invoice.id])
  return invoice
}

/** Several, by their ids or by what finds those, in the order in which invoices are locked. */
export async function lockInvoices(
  trx: Transaction,
  ids: readonly InvoiceId[] | RawBuilder<InvoiceId>,
): Promise<Issued[]> {
  const among = Array.isArray(ids) ? sql`= any(${ids}::uuid[])` : sql`in ${ids}`
  const invoices = await select(trx, sql`where i.id ${among} order by i.id for update of i`)
  lockTaken(
    trx,
    'invoice',
    invoices.map(({ id }) => id),
  )
  return invoices
}

export async function findInvoice(
  reader: Reader,
  by: { id: InvoiceId } | { number: string },
): Promise<Issued | undefined> {
  const condition = 'id' in by ? sql`where i.id = ${by.id}` : sql`where i.number = ${by.number}`
  return (await select(reader, condition))[0]
}

/** These, and of some others those that paid for something that is not over on that day. */
export async function findInvoicesNotOver(
  reader: Reader,
  ids: readonly InvoiceId[],
  { others, today }: { others: readonly InvoiceId[]; today: CalendarDate },
): Promise<Issued[]> {
  const isAhead = sql`exists (select from invoice_lines l where l.invoice_id = i.id and l.delivered_to > ${today}::date)`
  return select(
    reader,
    sql`where i.id = any(${[...ids]}::uuid[]) or i.id = any(${[...others]}::uuid[]) and ${isAhead} order by i.id`,
  )
}

/** Those there are of some numbers. */
export async function findInvoicesByNumber(reader: Reader, numbers: readonly string[]): Promise<Issued[]> {
  return select(reader, sql`where i.number = any(${[...numbers]}::text[])`)
}

async function select(reader: Reader, tail: RawBuilder<unknown>): Promise<Issued[]> {
  const { rows } = await sql<InvoiceRow>`
    select i.id, i.customer_id as "customerId", i.status, i.origin, i.begun_by as "begunBy", i.number, i.title, i.currency,
      i.tax_mode as "taxMode", i.net_minor as "netMinor", i.tax_minor as "taxMinor", i.total_minor as "totalMinor",
      i.received_minor as "receivedMinor", i.refunded_minor as "refundedMinor", i.billed_to as "billedTo", i.seller, i.purchase_order as "purchaseOrder",
      i.taxes, i.issued_at as "issuedAt", i.issued_on as "issuedOn", i.due_on as "dueOn", i.expires_on as "expiresOn",
      i.paid_at as "paidAt", i.cancelled_at as "cancelledAt", i.cancel_reason as "cancelReason",
      ${recipientRow(sql`i.customer_id`)} as recipient,
      (select json_agg(json_build_object('id', l.id, 'kind', l.kind, 'description', l.description,
          'quantity', l.quantity, 'unitMinor', l.unit_minor::text, 'discountMinor', l.discount_minor::text, 'amountMinor', l.amount_minor::text,
          'taxName', l.tax_name, 'ratePpm', l.tax_rate_ppm::text, 'from', l.period_from, 'to', l.period_to,
          'paidBy', l.period_paid_by, 'deliveredFrom', l.delivered_from, 'deliveredTo', l.delivered_to,
          'breakdown', l.breakdown, 'fulfilmentKind', l.fulfilment_kind, 'terms', l.fulfilment) order by l.position)
        from invoice_lines l where l.invoice_id = i.id) as lines
    from invoices i ${tail}`.execute(reader)
  return rows.map(toInvoice)
}

type LineRow = Pick<Line, 'id' | 'kind' | 'description' | 'quantity' | 'breakdown'> & {
  unitMinor: string
  discountMinor: string
  amountMinor: string
  taxName: string
  ratePpm: string
  from: CalendarDate | null
  to: CalendarDate | null
  paidBy: CalendarDate | null
  deliveredFrom: CalendarDate | null
  deliveredTo: CalendarDate | null
  fulfilmentKind: string | null
  terms: object | null
}
export type TaxRow = { name: string; ratePpm: string; baseMinor: string; taxMinor: string }
type InvoiceRow = Omit<Issued, 'lines' | 'taxes' | 'status'> & {
  status: InvoiceStatus
  lines: LineRow[]
  taxes: TaxRow[]
  paidAt: Instant | null
  cancelledAt: Instant | null
  cancelReason: string | null
}

function toInvoice(row: InvoiceRow): Issued {
  const { status, paidAt, cancelledAt, cancelReason, lines, taxes, ...same } = row
  assert(isIssued({ status }), 'only issued invoices are read as such')
  const sent = { ...same, lines: lines.map(toLine), taxes: taxes.map(toTaxTotal) }
  switch (status) {
    case 'pending':
    case 'expired':
      return { ...sent, status }
    case 'paid':
      return { ...sent, status, paidAt: present(paidAt, 'the moment an invoice was paid') }
    case 'cancelled':
      return {
        ...sent,
        status,
        cancelledAt: present(cancelledAt, 'cancelled at'),
        cancelReason: cancelReason ?? '',
      }
  }
}

export function toTaxTotal(row: TaxRow) {
  const { name, ratePpm, baseMinor, taxMinor } = row
  return { name, ratePpm: BigInt(ratePpm), baseMinor: BigInt(baseMinor), taxMinor: BigInt(taxMinor) }
}

function toLine(row: LineRow): Line {
  return {
    id: row.id,
    kind: row.kind,
    description: row.description,
    quantity: row.quantity,
    unitMinor: BigInt(row.unitMinor),
    discountMinor: BigInt(row.discountMinor),
    amountMinor: BigInt(row.amountMinor),
    tax: { name: row.taxName, ratePpm: BigInt(row.ratePpm) },
    period: row.from && row.to ? { from: row.from, to: row.to, paidBy: row.paidBy } : null,
    delivered: row.deliveredFrom && row.deliveredTo ? { from: row.deliveredFrom, to: row.deliveredTo } : null,
    breakdown: row.breakdown,
    fulfilment: row.fulfilmentKind && row.terms ? { kind: row.fulfilmentKind, terms: row.terms } : null,
  }
}

/** An invoice about to be issued: everything but the number, which it is given when it is written. */
export type Unnumbered = Omit<
  Extract<Issued, { status: 'pending' }>,
  'number' | 'receivedMinor' | 'refundedMinor'
>

/**
 * Writes an invoice with its lines and what was agreed to, and gives it the next number of its series, in one statement. The counter's row stays
 * locked until the transaction ends, so numbers have no gaps; issue as late in a transaction as you can.
 */
export async function insertInvoice(
  trx: Transaction,
  invoice: Unnumbered,
  { createdBy, orderTerms }: { createdBy: object; orderTerms: object | undefined },
): Promise<string> {
  const lines = invoice.lines.map(({ tax, period, fulfilment, ...line }, position) => ({
    ...line,
    position,
    taxName: tax.name,
    ratePpm: tax.ratePpm,
    from: period?.from,
    to: period?.to,
    paidBy: period?.paidBy,
    fulfilmentKind: fulfilment?.kind,
    terms: fulfilment?.terms,
  }))
  const { rows } = await sql<{ number: string }>`
    with numbered as (
      update number_series set next = next + 1 where series = 'invoice'
      returning prefix || lpad((next - 1)::text, 6, '0') as number
    ), invoice as (
      insert into invoices (id, customer_id, status, origin, begun_by, number, title, currency, tax_mode, net_minor, tax_minor,
        total_minor, billed_to, seller, taxes, created_by, issued_at, issued_on, due_on, expires_on, created_at, folded)
      select ${invoice.id}, ${invoice.customerId}, 'pending', ${invoice.origin}, ${invoice.begunBy}, number, ${invoice.title},
        ${invoice.currency}, ${invoice.taxMode}, ${invoice.netMinor}, ${invoice.taxMinor}, ${invoice.totalMinor},
        ${canonical(invoice.billedTo)}, ${canonical(invoice.seller)}, ${canonical(invoice.taxes)},
        ${canonical(createdBy)}, ${invoice.issuedAt}, ${invoice.issuedOn}, ${invoice.dueOn}, ${invoice.expiresOn},
        ${invoice.issuedAt}, ${searchedText([invoice.title])} from numbered
      returning number
    ), line as (
      insert into invoice_lines (id, invoice_id, customer_id, position, kind, description, quantity, unit_minor,
        discount_minor, amount_minor, tax_name, tax_rate_ppm, period_from, period_to, period_paid_by, breakdown, fulfilment_kind, fulfilment)
      select id, ${invoice.id}, ${invoice.customerId}, position, kind, description, quantity, "unitMinor",
        "discountMinor", "amountMinor", "taxName", "ratePpm", "from", "to", "paidBy", breakdown, "fulfilmentKind", terms
      from jsonb_to_recordset(${canonical(lines)}::jsonb) as line(id uuid, position smallint, kind text,
        description text, quantity int, "unitMinor" bigint, "discountMinor" bigint, "amountMinor" bigint, "taxName" text, "ratePpm" bigint,
        "from" date, "to" date, "paidBy" date, breakdown jsonb, "fulfilmentKind" text, terms jsonb)
    ), consent as (
      insert into consents (invoice_id, customer_id, order_terms, agreed_at)
      select ${invoice.id}, ${invoice.customerId}, order_terms, ${invoice.issuedAt}
      from (select ${orderTerms ? canonical(orderTerms) : null}::jsonb as order_terms) as consent where order_terms is not null
    )
    select number from invoice`.execute(trx)
  return present(rows[0], 'the counter of the invoice series').number
}

/** Within another statement, the login of the customer's that the invoice with this id was made by; null where the shop made it. */
export const orderedBy = (id: RawBuilder<unknown>) =>
  sql`(select (i.created_by ->> 'userId')::uuid from invoices i where i.id = ${id} and i.created_by ->> 'kind' in ('customer', 'contact'))`

type Delivered = { readonly lineId: LineId; readonly from: CalendarDate; readonly to: CalendarDate }

/** Writes beside lines that were paid the days that they paid for. */
export async function saveDelivered(trx: Transaction, delivered: readonly Delivered[]): Promise<void> {
  if (delivered.length === 0) return
  await sql`update invoice_lines l set delivered_from = d."from", delivered_to = d."to"
    from jsonb_to_recordset(${canonical(delivered)}::jsonb) as d("lineId" uuid, "from" date, "to" date)
    where l.id = d."lineId"`.execute(trx)
}

export async function savePurchaseOrder(
  trx: Transaction,
  id: InvoiceId,
  purchaseOrder: string | null,
): Promise<void> {
  await trx.updateTable('invoices').set({ purchase_order: purchaseOrder }).where('id', '=', id).execute()
}

/** Saves what may change of an issued invoice: its state and its money. */
export async function saveInvoice(trx: Transaction, invoice: Issued): Promise<void> {
  await trx
    .updateTable('invoices')
    .set({
      status: invoice.status,
      received_minor: invoice.receivedMinor,
      refunded_minor: invoice.refundedMinor,
      paid_at: isPaid(invoice) ? invoice.paidAt : null,
      cancelled_at: isCancelled(invoice) ? invoice.cancelledAt : null,
      cancel_reason: isCancelled(invoice) ? invoice.cancelReason : null,
    })
    .where('id', '=', invoice.id)
    .execute()
}

/** Within another statement, the invoice that a line stands on. */
export const invoiceOfLine = (id: RawBuilder<LineId>) =>
  sql<InvoiceId>`(select invoice_id from invoice_lines where id = ${id})`

export async function ownerOfInvoice(
  reader: Reader,
  by: { invoiceId: InvoiceId } | { number: string },
): Promise<CustomerId | undefined> {
  const row = await reader
    .selectFrom('invoices')
    .select('customer_id')
    .where('invoiceId' in by ? 'id' : 'number', '=', 'invoiceId' in by ? by.invoiceId : by.number)
    .executeTakeFirst()
  return row?.customer_id as CustomerId | undefined
}

/** Pending invoices whose day has come, oldest first. */
export function invoicesToExpire({ today, shop }: DueBy): RawBuilder<unknown> {
  return sql`select id::text, customer_id, start_of_day(expires_on, ${shop.timeZone}) as due_at from invoices
    where ${inState(isToBePaid, 'status')} and expires_on <= ${today}::date`
}

/** Of these, what its customer began and left: `isChoice` in SQL. */
export function choicesToEnd(by: DueBy): RawBuilder<unknown> {
  return sql`${invoicesToExpire(by)} and begun_by = 'customer' and origin <> 'customer'`
}
