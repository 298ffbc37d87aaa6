import { type RawBuilder, sql } from 'kysely'
import { taxOfCustomer } from '../catalog/catalog-store.ts'
import type { RenewalDiscount } from '../catalog/coupon.ts'
import type { Charged } from '../collection/next-charge.ts'
import type { TaxMode } from '../invoices/totals.ts'
import type { CalendarDate, Term } from '../kernel/calendar.ts'
import type { CustomerId, PaymentMethodId } from '../kernel/ids.ts'
import { methodRow } from '../methods/method-store.ts'
import { isDue, isOnlyChosen, type When } from '../payments/due-store.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { chargedOn } from '../purchases/purchase-list-store.ts'
import { type Collection, isUsable } from '../purchases/purchase-states.ts'

// Amounts are decimal strings of minor units, as JSON from the database has them.

export type OpenCharge = {
  readonly number: string
  readonly on: CalendarDate
  readonly currency: string
  readonly openMinor: string
  readonly isAutomatic: boolean
  readonly items: readonly Charged[]
}

type Taxed = { readonly tax: { readonly name: string; readonly ratePpm: string } }

export type ComingRenewal = Taxed & {
  readonly purchaseId: Charged['purchaseId']
  readonly name: string
  readonly expiresOn: CalendarDate
  readonly currency: string
  readonly priceMinor: string
  readonly taxMode: TaxMode
  readonly term: Term
  readonly quantity: number
  readonly discount: RenewalDiscount | null
  readonly collection: Collection
  readonly methodId: PaymentMethodId | null
}

export type ComingInstalment = Taxed &
  Charged & {
    readonly on: CalendarDate
    readonly currency: string
    readonly taxMode: TaxMode
    readonly amountMinor: string
  }

export type Ahead = {
  readonly open: readonly OpenCharge[]
  readonly renewals: readonly ComingRenewal[]
  readonly instalments: readonly ComingInstalment[]
  readonly credit: readonly { readonly currency: string; readonly minor: string }[]
  readonly method: { readonly label: string; readonly gateway: string } | null
}

const nothingAhead: Ahead = { open: [], renewals: [], instalments: [], credit: [], method: null }

type Wanted = When & {
  readonly customerId: CustomerId
  /** Of what has no invoice yet, what is charged until this day; null: until the first of such days. */
  readonly until: CalendarDate | null
}

const mostAhead = 2_500

/** What an account is to pay by itself or by hand, and what it can pay that with, in one statement and in the order of collecting. */
export async function chargesAhead(reader: Reader, wanted: Wanted): Promise<Ahead> {
  const { customerId, until } = wanted
  const day = until ? sql`${until}::date` : firstDay(wanted)
  const { rows } = await sql<Ahead>`select
    ${jsonRows(openCharges(wanted))} as open,
    ${jsonRows(comingRenewals(wanted, day))} as renewals,
    ${jsonRows(comingInstalments(wanted, day))} as instalments,
    ${jsonRows(sql`select currency, balance_minor::text as minor from credit_balances
      where customer_id = ${customerId} and balance_minor > 0 order by currency limit 200`)} as credit,
    ${methodRow(sql`${customerId}::uuid`)} as method`.execute(reader)
  return rows[0] ?? nothingAhead
}

const jsonRows = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)`

function openCharges(when: Wanted): RawBuilder<unknown> {
  return sql`select i.number, coalesce(${chargedOn}, i.due_on) as "on", i.currency,
      (i.total_minor - i.received_minor)::text as "openMinor", ${chargedOn} is not null as "isAutomatic",
      coalesce((select json_agg(json_build_object('name', n.name, 'purchaseId', n.purchase_id, 'scheduleId', n.schedule_id)) from (
        select p.name, p.id as purchase_id, null::uuid as schedule_id from renewals n join purchases p on p.id = n.purchase_id
          where n.invoice_id = i.id
        union
        select s.name, s.purchase_id, s.id from instalments p join schedules s on s.id = p.schedule_id where p.invoice_id = i.id
        limit 100) n), '[]') as items
    from invoices i left join due_charges c on c.invoice_id = i.id
    where i.customer_id = ${when.customerId} and ${isDue(when)}
    order by 2, i.id limit 500`
}

/** That purchase p goes on, and nothing was made for its next term that it could be charged by. */
function isStillToInvoice(when: Wanted): RawBuilder<unknown> {
  return sql`(${inState(isUsable, 'p.status')} and p.auto_renew and p.expires_on is not null
    and (p.invoiced_for is distinct from p.expires_on or exists (
      select from renewals n join invoices i on i.id = n.invoice_id
      where n.purchase_id = p.id and n.period_start = p.expires_on and ${isOnlyChosen(when)})))`
}

/** Instalments p of schedules s of this customer that stand on no invoice that they could be charged by. */
function instalmentsToInvoice(when: Wanted): RawBuilder<unknown> {
  return sql`schedules s join instalments p on p.schedule_id = s.id and s.customer_id = ${when.customerId}
    and (p.awaits_invoice or exists (select from invoices i where i.id = p.invoice_id and ${isOnlyChosen(when)}))`
}

function comingRenewals(when: Wanted, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select p.id as "purchaseId", p.name, p.expires_on as "expiresOn", p.currency, p.price_minor::text as "priceMinor",
      p.tax_mode as "taxMode", json_build_object('unit', p.term_unit, 'count', p.term_count) as term,
      p.quantity, p.discount, p.collection, p.method_id as "methodId", ${taxOfCustomer(sql`p.tax_class_id`)} as tax
    from purchases p join customers c on c.id = p.customer_id
    where p.customer_id = ${when.customerId} and ${isStillToInvoice(when)} and p.expires_on <= ${day}
    order by p.expires_on, p.id limit ${mostAhead}`
}

function comingInstalments(when: Wanted, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select s.name, s.purchase_id as "purchaseId", s.id as "scheduleId", p.due_on as "on", s.currency,
      s.tax_mode as "taxMode",
      (p.unit_minor * s.quantity - p.discount_minor)::text as "amountMinor", ${taxOfCustomer(sql`s.tax_class_id`)} as tax
    from ${instalmentsToInvoice(when)} join customers c on c.id = s.customer_id
    where p.due_on <= ${day}
    order by p.due_on, s.id, p.position limit ${mostAhead}`
}

/** The first day on which something that has no invoice yet is to be paid. */
function firstDay(when: Wanted): RawBuilder<unknown> {
  return sql`least(
    (select min(p.expires_on) from purchases p where p.customer_id = ${when.customerId} and ${isStillToInvoice(when)}),
    (select min(p.due_on) from ${instalmentsToInvoice(when)}))`
}
