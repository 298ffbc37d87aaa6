import { sql } from 'kysely'
import { z } from 'zod'
import { isPaid } from '../invoices/invoice-states.ts'
import { list, MinorText } from '../kernel/codecs.ts'
import { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { moneyAsCredit, moneyWithInvoice } from '../ledger/ledger-store.ts'
import { shownPaymentStatuses } from '../payments/payment.ts'
import { isRefundable, isWaiting } from '../payments/payment-states.ts'
import { inState } from '../platform/in-state.ts'
import { isCancellable, isUsable } from '../purchases/purchase-states.ts'
import { isRefundUnderWay } from '../refunds/refund-states.ts'

/**
 * An invoice that a payment paid. `refundableMinor` is the most that can be given back of the payment for it; `returnableMinor` of what the
 * invoice did not need or let go, which is credit; zero for nothing.
 */
const PaidInvoice = z.object({
  id: InvoiceId,
  number: z.string(),
  refundableMinor: MinorText,
  returnableMinor: MinorText,
  /** What is owned because of it and could end with a refund, and whether any of that renews. */
  bought: list(z.string()),
  renews: z.boolean(),
})

/** A payment as staff see it, wherever, and what may be done about it. */
export const StaffPayment = z.object({
  id: PaymentId,
  /** All that it paid, what is due first before the others. */
  invoices: list(PaidInvoice),
  gateway: z.string(),
  externalId: z.string().nullable(),
  methodLabel: z.string(),
  status: z.enum(shownPaymentStatuses),
  currency: z.string(),
  amountMinor: MinorText,
  refundedMinor: MinorText,
  reason: z.string().nullable(),
  isTransferAwaited: z.boolean(),
})
export type StaffPayment = z.output<typeof StaffPayment>

/** What {@link staffPaymentColumns} are made of, from the table of payments. */
export const staffPaymentNeeds = [
  ...['id', 'customer_id', 'gateway', 'external_id', 'method_id', 'method_label', 'status', 'currency'],
  ...['amount_minor', 'refunded_minor', 'lost_minor', 'disputed_at', 'reason', 'created_at'],
]

const part = { paymentId: sql`t.id`, invoiceId: sql`i.id` }
const left = sql`t.amount_minor - t.refunded_minor - t.lost_minor`

/** It can be given back at all. */
const mayGoBack = sql`${inState(isRefundable, 't.status')} and t.disputed_at is null and not exists (
  select from refunds r where r.payment_id = t.id and ${inState(isRefundUnderWay, 'r.status')})`

/** As `refundableOf` has it (refunds/refund.ts). */
const refundableMinor = sql`case when ${mayGoBack} and ${inState(isPaid, 'i.status')}
  then greatest(0, least(${left}, i.received_minor - i.refunded_minor, coalesce(${moneyWithInvoice(part)}, 0))) else 0 end`

/** As `returnableOf` has it. */
const returnableMinor = sql`case when ${mayGoBack} then greatest(0, least(${left}, coalesce(${moneyAsCredit(part)}, 0),
  coalesce((select balance_minor from credit_balances b where b.customer_id = i.customer_id and b.currency = t.currency), 0))) else 0 end`

/** What invoice `i` sold, renewed or was an instalment of, and is still owned. */
const owned = sql`select json_agg(p.name order by p.id) as names, bool_or(p.auto_renew and ${inState(isUsable, 'p.status')}) as renews
  from purchases p where ${inState(isCancellable, 'p.status')} and p.id in (
    select sold.id from invoice_lines l join purchases sold on sold.line_id = l.id where l.invoice_id = i.id
    union select r.purchase_id from renewals r where r.invoice_id = i.id
    union select s.purchase_id from instalments n join schedules s on s.id = n.schedule_id where n.invoice_id = i.id)`

/** A {@link StaffPayment} of the payment `t`. */
export const staffPaymentColumns = sql`t.id, t.gateway, t.external_id as "externalId", t.method_label as "methodLabel",
  case when t.disputed_at is null then t.status else 'disputed' end as status, t.currency,
  t.amount_minor::text as "amountMinor", t.refunded_minor::text as "refundedMinor", t.reason, t.created_at as "createdAt",
  t.method_id is null and ${inState(isWaiting, 't.status')} as "isTransferAwaited",
  (select json_agg(json_build_object('id', i.id, 'number', i.number, 'refundableMinor', (${refundableMinor})::text, 'returnableMinor', (${returnableMinor})::text,
        'bought', coalesce(owned.names, '[]'), 'renews', coalesce(owned.renews, false))
      order by paid.position)
    from payment_invoices paid join invoices i on i.id = paid.invoice_id left join lateral (${owned}) owned on true
    where paid.payment_id = t.id) as invoices`
