import { sql } from 'kysely'
import { z } from 'zod'
import { MinorText, MomentText } from '../kernel/codecs.ts'
import { type CustomerId, PaymentId } from '../kernel/ids.ts'
import type { ListedMethod } from '../methods/payment-method.ts'
import { shownPaymentStatuses } from '../payments/payment.ts'
import type { Reader } from '../platform/database.ts'
import { keyset, type Place } from '../platform/keyset.ts'

/** A payment in its customer's list. Amounts are decimal strings of minor units. */
export const ListedPayment = z.object({
  id: PaymentId,
  /** An ISO instant. */
  at: MomentText,
  /** Of the invoice that it paid first. */
  number: z.string(),
  title: z.string(),
  /** How many more invoices it paid. */
  moreInvoices: z.number().int(),
  methodLabel: z.string(),
  status: z.enum(shownPaymentStatuses),
  reason: z.string().nullable(),
  currency: z.string(),
  amountMinor: MinorText,
  refundedMinor: MinorText,
})
export type ListedPayment = z.output<typeof ListedPayment>

type Found = { methods: ListedMethod[]; payments: ListedPayment[] }
type Wanted = { customerId: CustomerId; place: Place<PaymentId>; limit: number }

/** A customer's stored methods, the default first, and what they paid, in one statement and one row. */
export async function listOwnPayments(reader: Reader, { customerId, place, limit }: Wanted): Promise<Found> {
  const { within, order } = keyset(sql`t.id`, place)
  const { rows } = await sql<Found>`select
    (select coalesce(json_agg(m), '[]') from (
      select id, label, status, exp_month as "expMonth", exp_year as "expYear", is_default as "isDefault"
      from payment_methods where customer_id = ${customerId} and removed_at is null
      order by is_default desc, id desc limit 50) m) as methods,
    (select coalesce(json_agg(page), '[]') from (
      select t.id, t.created_at as at, i.number, i.title,
        (select count(*)::int - 1 from payment_invoices each where each.payment_id = t.id) as "moreInvoices",
        t.method_label as "methodLabel", case when t.disputed_at is null then t.status else 'disputed' end as status, t.reason, t.currency, t.amount_minor::text as "amountMinor",
        t.refunded_minor::text as "refundedMinor"
      from payments t join payment_invoices part on part.payment_id = t.id and part.position = 0
        join invoices i on i.id = part.invoice_id
      where t.customer_id = ${customerId} and ${within} order by t.id ${order} limit ${limit}) page) as payments
  `.execute(reader)
  return rows[0] ?? { methods: [], payments: [] }
}
