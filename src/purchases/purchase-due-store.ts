import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { daysOfUnit, plusDays } from '../kernel/calendar.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import { isWithTheGateway } from '../payments/due-store.ts'
import type { DueBy } from '../platform/due/due-source.ts'
import { inState } from '../platform/in-state.ts'
import type { Work } from '../platform/use-case.ts'
import { isUsable } from './purchase-states.ts'
import { awaitsInvoice, waitsForChange } from './purchase-store.ts'
import { isRenewalUnpaid } from './renewal-states.ts'

/** The SQL twin of `renewalLead` (renewal-days.ts), of the purchase `p`. */
function leadDays(invoiceDays: number): RawBuilder<number> {
  const units = Object.entries(daysOfUnit).map(
    ([unit, days]) => sql`when ${sql.lit(unit)} then ${sql.lit(days)}`,
  )
  return sql`least(${invoiceDays}::int, p.term_count * case p.term_unit ${sql.join(units, sql` `)} end / 3)`
}

/** Purchases whose renewal is to be invoiced by then. */
export function purchasesToInvoice({ today, shop }: DueBy): RawBuilder<unknown> {
  const { renewalInvoiceDays: days, timeZone } = shop
  return sql`select p.id::text, p.customer_id, start_of_day(p.expires_on - ${leadDays(days)}, ${timeZone}) as due_at
    from purchases p where ${awaitsInvoice} and not ${waitsForChange(today)} and p.expires_on <= ${plusDays(today, days)}::date
      and p.expires_on - ${leadDays(days)} <= ${today}::date`
}

/** Purchases whose term and grace are over by then, and that no payment keeps usable (`isKeptByPayment`). */
export function purchasesToExpire({ today, shop }: DueBy): RawBuilder<unknown> {
  return sql`select p.id::text, p.customer_id, start_of_day(p.usable_until, ${shop.timeZone}) as due_at
    from purchases p where ${inState(isUsable, 'p.status')} and p.usable_until <= ${today}::date
      and not ${keptByPayment({ today, shop })}`
}

/**
 * That the gateway has a payment of a renewal of purchase `p`, which keeps it usable for some days past its end (01-domain, Purchases). An
 * announced transfer, or a challenge that nobody passes, does not.
 */
function keptByPayment({ today, shop }: Pick<DueBy, 'today' | 'shop'>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(p.usable_until > ${plusDays(today, -shop.usableWhilePayingDays)}::date and exists (
    select from renewals r where r.purchase_id = p.id and ${inState(isRenewalUnpaid, 'r.status')} and ${isWithTheGateway(sql`r.invoice_id`)}))`
}

/** The same of one purchase. */
export async function isKeptByPayment(
  { trx, today, shop }: Pick<Work, 'trx' | 'today' | 'shop'>,
  id: PurchaseId,
): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select ${keptByPayment({ today, shop })} as kept from purchases p where p.id = ${id}`.execute(trx)
  return rows[0]?.kept ?? false
}
