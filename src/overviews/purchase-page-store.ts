import { sql } from 'kysely'
import { z } from 'zod'
import { isWaiting } from '../changes/change-states.ts'
import { origins } from '../invoices/invoice.ts'
import { invoiceStates, invoiceStatuses, isPayable } from '../invoices/invoice-states.ts'
import { Day, list, MinorText } from '../kernel/codecs.ts'
import { EditVersion } from '../kernel/edit.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { methodToShow } from '../methods/method-store.ts'
import { stateOfInvoice, type When } from '../payments/due-store.ts'
import type { Reader } from '../platform/database.ts'
import { versionOf } from '../platform/history/version.ts'
import { inState } from '../platform/in-state.ts'
import { chargedOn, ListedPurchase, listedColumns } from '../purchases/purchase-list-store.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { isRenewalUnpaid, renewalStatuses } from '../purchases/renewal-states.ts'
import { invoicesOfPurchase } from './purchase-invoices-store.ts'

/** An invoice that a purchase was bought, renewed or paid in instalments with. Amounts are decimal strings of minor units. */
export const PurchaseInvoice = z.object({
  number: z.string(),
  status: z.enum(invoiceStatuses),
  state: z.enum(invoiceStates),
  issuedOn: Day,
  dueOn: Day,
  currency: z.string(),
  totalMinor: MinorText,
  openMinor: MinorText,
  origin: z.enum(origins),
  /** The days that it renewed it for, or would; null on what it was bought with. */
  from: Day.nullable(),
  to: Day.nullable(),
  renewal: z.enum(renewalStatuses).nullable(),
  /** On which day it is next charged by itself. */
  chargeOn: Day.nullable(),
})
export type PurchaseInvoice = z.output<typeof PurchaseInvoice>

/** How many of its invoices its page shows. */
const mostInvoices = 5

export const Related = z.object({
  /** Of its package, by which its picture is known. */
  slug: z.string(),
  invoices: list(PurchaseInvoice),
  invoiceCount: z.number().int(),
  /** The one that renews it and waits to be paid, also when it has expired. */
  openRenewal: PurchaseInvoice.nullable(),
  children: list(ListedPurchase),
  parent: z.object({ id: PurchaseId, name: z.string() }).nullable(),
  /** Whether the group of its package lets it become another. */
  mayChange: z.boolean(),
  /** What it becomes as soon as an invoice is paid. */
  change: z.object({ name: z.string(), number: z.string(), state: z.enum(invoiceStates) }).nullable(),
  method: z.object({ label: z.string() }).nullable(),
  version: EditVersion,
})
export type Related = z.output<typeof Related>

/** What is related to a purchase, in one statement: its last invoices, what belongs to it, what renewals are charged to. */
export async function findRelated(reader: Reader, id: PurchaseId, when: When): Promise<Related> {
  const { rows } = await sql<Related>`select
    (select k.slug from purchases p join packages k on k.id = p.package_id where p.id = ${id}) as slug,
    (select coalesce(json_agg(i), '[]') from (${invoicesShown(id, when)} order by i.id desc limit ${mostInvoices}) i) as invoices,
    (select count(*)::int from (${invoicesOfPurchase(id)}) r) as "invoiceCount",
    (select row_to_json(i) from (${invoicesShown(id, when)}
      where ${inState(isRenewalUnpaid, 'r.status')} and ${inState(isPayable, 'i.status')} order by i.id desc limit 1) i) as "openRenewal",
    (select coalesce(json_agg(p), '[]') from (
      select false as "isRoot", ${listedColumns} from purchases p
      where p.parent_id = ${id} and p.customer_id = (select customer_id from purchases where id = ${id})
      order by ${inState(isUsable, 'p.status')} desc, p.id desc limit 100) p) as children,
    (select json_build_object('id', up.id, 'name', up.name)
      from purchases p join purchases up on up.id = p.parent_id where p.id = ${id}) as parent,
    (select g.upgrade is not null from purchases p join packages k on k.id = p.package_id
      join package_groups g on g.id = k.group_id where p.id = ${id}) as "mayChange",
    (select json_build_object('name', w.quote ->> 'name', 'number', i.number, 'state', ${stateOfInvoice(when)})
      from changes w join invoices i on i.id = w.invoice_id where w.purchase_id = ${id} and ${inState(isWaiting, 'w.status')}) as change,
    ${versionOf(sql`(select customer_id from purchases where id = ${id})`)} as version,
    ${methodToShow(sql`(select customer_id from purchases where id = ${id})`)} as method`.execute(reader)
  const none = {
    slug: '',
    invoices: [],
    invoiceCount: 0,
    openRenewal: null,
    children: [],
    parent: null,
    mayChange: false,
    change: null,
    method: null,
    version: '0',
  }
  return rows[0] ?? none
}

function invoicesShown(id: PurchaseId, when: When) {
  return sql`
    select i.number, i.status, ${stateOfInvoice(when)} as state, i.origin, i.issued_on as "issuedOn", i.due_on as "dueOn", i.currency,
      i.total_minor::text as "totalMinor", (i.total_minor - i.received_minor)::text as "openMinor",
      coalesce(paid.delivered_from, r.period_start) as "from", coalesce(paid.delivered_to, r.period_end) as "to", r.status as renewal, ${chargedOn} as "chargeOn"
    from (${invoicesOfPurchase(id)}) r join invoices i on i.id = r.invoice_id left join lateral (
      select delivered_from, delivered_to from invoice_lines l
      where l.invoice_id = r.invoice_id and r.period_start is not null and l.fulfilment ->> 'purchaseId' = ${id}
    ) paid on true left join due_charges c on c.invoice_id = i.id`
}
