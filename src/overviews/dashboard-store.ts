import { sql } from 'kysely'
import { z } from 'zod'
import { isHeldBack, isUndeliverable } from '../email/email-states.ts'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import type { CalendarDate, Instant } from '../kernel/calendar.ts'
import { Day, MinorText, Moment } from '../kernel/codecs.ts'
import { CustomerId, PackageId, PurchaseId } from '../kernel/ids.ts'
import { isOverdue, type When } from '../payments/due-store.ts'
import { hasFailed, isInReview, isProcessing, isWaiting } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { hasRenewalLapsed } from '../purchases/renewal-states.ts'

/** How many of each wait for a person. */
export const WorkCounts = z.object({
  paymentsInReview: z.number(),
  openDisputes: z.number(),
  awaitedTransfers: z.number(),
  unresolvedPayments: z.number(),
  failedCharges: z.number(),
  overdueInvoices: z.number(),
  emailsHeldBack: z.number(),
  failedEmails: z.number(),
  failedDue: z.number(),
})
export type WorkCounts = z.output<typeof WorkCounts>

export async function countWork(
  reader: Reader,
  by: When & { readonly unresolvedBefore: Instant },
): Promise<WorkCounts> {
  const { rows } = await sql<WorkCounts>`select
    (select count(*)::int from payments where ${inState(isInReview, 'status')}) as "paymentsInReview",
    (select count(*)::int from payments where ${inState(isWaiting, 'status')} and method_id is null) as "awaitedTransfers",
    (select count(*)::int from disputes where closed_at is null) as "openDisputes",
    (select count(*)::int from payments
      where ${inState(isProcessing, 'status')} and created_at < ${by.unresolvedBefore}) as "unresolvedPayments",
    (select count(*)::int from invoices i where ${inState(isToBePaid, 'i.status')} and origin in ('renewal', 'instalment') and exists (
      select from payments t join payment_invoices part on part.payment_id = t.id
      where part.invoice_id = i.id and ${inState(hasFailed, 't.status')})) as "failedCharges",
    (select count(*)::int from invoices i where ${isOverdue(by)}) as "overdueInvoices",
    (select count(*)::int from emails where ${inState(isHeldBack, 'status')}) as "emailsHeldBack",
    (select count(*)::int from emails where ${inState(isUndeliverable, 'status')}) as "failedEmails",
    (select count(*)::int from due_failures) as "failedDue"`.execute(reader)
  return present(rows[0], 'the counts of what waits')
}

export const MissedRenewal = z.object({
  id: PurchaseId,
  name: z.string(),
  customerId: CustomerId,
  customer: z.string(),
  expiresOn: Day,
})
export type MissedRenewal = z.output<typeof MissedRenewal>

/** Purchases that renew and are past their expiry, although nobody was invoiced for the next term; the oldest first. */
export async function missedRenewals(
  reader: Reader,
  today: CalendarDate,
  limit: number,
): Promise<MissedRenewal[]> {
  const { rows } = await sql<MissedRenewal>`
    select p.id, p.name, p.customer_id as "customerId", c.name as customer, p.expires_on as "expiresOn"
    from purchases p join customers c on c.id = p.customer_id
    where ${inState(isUsable, 'p.status')} and p.auto_renew and p.expires_on < ${today}::date
      and not exists (select from renewals r
        where r.purchase_id = p.id and r.period_start = p.expires_on and not ${inState(hasRenewalLapsed, 'r.status')})
    order by p.expires_on limit ${limit}`.execute(reader)
  return rows
}

export const Oversold = z.object({ id: PackageId, name: z.string(), by: z.number().int() })
export type Oversold = z.output<typeof Oversold>

/** What a new shop needs before its first order, and whether it has had one. */
export const Beginning = z.object({
  hasTaxClass: z.boolean(),
  hasPackage: z.boolean(),
  hasOrder: z.boolean(),
})
export type Beginning = z.output<typeof Beginning>

/** Packages of which more was sold than there was, those with most before the others; and how far the shop has come. */
export async function whatIsSold(
  reader: Reader,
  limit: number,
): Promise<{ oversold: Oversold[]; beginning: Beginning }> {
  const { rows } = await sql<Beginning & { oversold: Oversold[] }>`select
    (select coalesce(json_agg(o), '[]') from (
      select id, name, -stock as by from packages where stock < 0 order by stock, id limit ${limit}) o) as oversold,
    exists (select from tax_classes) as "hasTaxClass", exists (select from packages where visible) as "hasPackage",
    exists (select from purchases) as "hasOrder"`.execute(reader)
  const { oversold, ...beginning } = present(rows[0], 'what is sold')
  return { oversold, beginning }
}

export const Amount = z.object({
  currency: z.string(),
  minor: MinorText,
})
export type Amount = z.output<typeof Amount>

export const Figures = z.object({ revenue: z.array(Amount), recurring: z.array(Amount) })
export type Figures = z.output<typeof Figures>

/**
 * Before tax: what invoices that were paid since `from` brought, less what credit notes took back since then. And what everything that
 * renews costs per month at its agreed prices; a month is a twelfth of 365.25 days.
 */
export async function figuresSince(reader: Reader, from: Instant): Promise<Figures> {
  const { rows } = await sql<Figures>`select
    (select coalesce(json_agg(f order by currency), '[]') from (
      select currency, sum(net)::text as minor from (
        select currency, net_minor as net from invoices where paid_at >= ${from}
        union all
        select currency, -net_minor from credit_notes where issued_at >= ${from}) moved group by currency) f) as revenue,
    (select coalesce(json_agg(f order by currency), '[]') from (
      select currency, round(sum(price_minor * quantity * case term_unit
          when 'day' then 30.4375 when 'week' then 30.4375 / 7 when 'month' then 1.0 else 1.0 / 12 end / term_count
        ))::text as minor
      from purchases where ${inState(isUsable, 'status')} and auto_renew group by currency) f) as recurring`.execute(
    reader,
  )
  return present(rows[0], 'the figures')
}

/** Something that was due and could not be done, with how often it was tried. Instants. */
export const FailedDue = z.object({
  source: z.string(),
  item: z.string(),
  customerId: CustomerId,
  customer: z.string(),
  attempts: z.number(),
  failedAt: Moment,
  tryAt: Moment,
})
export type FailedDue = z.output<typeof FailedDue>

/** The latest failures, newest first. */
export async function failedDue(reader: Reader, limit: number): Promise<FailedDue[]> {
  const { rows } = await sql<FailedDue>`
    select f.source, f.item, f.customer_id as "customerId", c.name as customer, f.attempts, f.failed_at as "failedAt",
      f.try_at as "tryAt"
    from due_failures f join customers c on c.id = f.customer_id order by f.failed_at desc limit ${limit}`.execute(
    reader,
  )
  return rows
}
