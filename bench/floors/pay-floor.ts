import type pg from 'pg'
import type { Ordered } from '../data-set/cast.ts'
import { eventRow, type Lane, moveHead } from './lane.ts'
import type { OrderRows } from './order-floor.ts'
import { purchaseRow, writeBooks, writeEmail } from './paid-rows.ts'
import { insertInto, inTransaction, prepared, run } from './plain-sql.ts'

const total = 1178
/** As the product: nobody asks after a payment while it is being made. */
const askAfterMs = 60_000
const price = { minor: String(total), currency: 'EUR' }

/** The rows of paying an invoice: the attempt, the charge at the sandbox, and what follows from its approval. */
export async function pay(pool: pg.Pool, lane: Lane, made: OrderRows, ordered: Ordered): Promise<void> {
  const paymentId = lane.newId()
  await begin(pool, lane, made, paymentId)
  await charge(pool, paymentId)
  await settle(pool, lane, made, { paymentId, ordered })
}

async function begin(pool: pg.Pool, lane: Lane, { invoiceId, number }: OrderRows, id: string): Promise<void> {
  const { customerId, methodId } = lane.buyer
  const now = new Date()
  await inTransaction(pool, async (client) => {
    await run(
      client,
      insertInto('payments', {
        id,
        customer_id: customerId,
        gateway: 'sandbox',
        method_id: methodId,
        method_label: 'visa 4242',
        status: 'processing',
        currency: 'EUR',
        amount_minor: total,
        origin: 'customer',
        created_at: now,
        ask_at: new Date(now.getTime() + askAfterMs),
      }),
    )
    await run(
      client,
      insertInto('payment_invoices', {
        payment_id: id,
        position: 0,
        invoice_id: invoiceId,
        customer_id: customerId,
        amount_minor: total,
        is_unresolved: true,
      }),
    )
    await run(
      client,
      insertInto('events', attemptEvent(lane, 'payment.started', id, { id: invoiceId, number })),
    )
    await moveHead(client, lane)
  })
}

function attemptEvent(lane: Lane, type: string, paymentId: string, invoice: { id: string; number: string }) {
  const payment = { id: paymentId, amount: price, invoiceNumber: invoice.number }
  const payload = { payment, invoice, origin: 'customer', gateway: 'sandbox', method: 'visa 4242' }
  return eventRow(lane, type, 'transactions', payload)
}

const prepareText = `insert into sandbox.charges (key, id, token, status, amount_minor, currency, description, return_url,
    created_at) values ($1, 'sandbox-' || $1, $2, 'prepared', $3, 'EUR', 'Web hosting', $4, $5)`
const knownText = `update payments set external_id = 'sandbox-' || $1::text where id = $1::uuid`
/** Its news is for later: what the shop makes of it is not the floor's. */
const confirmText = `with charge as (
    update sandbox.charges set status = 'approved', behaviour = 'approve' where key = $1 returning key, id
  ) insert into sandbox.webhooks (event_id, charge_key, kind, subject_kind, subject_id, at, deliver_at)
  select key || ':charge.approved', key, 'charge.approved', 'charge', id, $2, $2::timestamptz + interval '1 day' from charge`

/** Prepared, its id written down, confirmed. */
async function charge(pool: pg.Pool, id: string): Promise<void> {
  const back = `http://localhost/account/payments/${id}/return`
  await run(pool, prepared('prepare', prepareText, [id, `sandbox-card-${id}`, total, back, new Date()]))
  await inTransaction(pool, (client) => run(client, prepared('write the id down', knownText, [id])))
  await run(pool, prepared('confirm', confirmText, [id, new Date()]))
}

type Settled = { readonly paymentId: string; readonly ordered: Ordered }

async function settle(
  pool: pg.Pool,
  lane: Lane,
  made: OrderRows,
  { paymentId, ordered }: Settled,
): Promise<void> {
  const { invoiceId, lineId, number } = made
  const invoice = { id: invoiceId, number }
  const now = new Date()
  const saved = `with payment as (update payments set status = 'approved', ask_at = null, resolved_at = $2
    where id = $1::uuid) update payment_invoices set is_unresolved = false where payment_id = $1::uuid`
  const paid = `update invoices set status = 'paid', received_minor = total_minor, paid_at = $2 where id = $1`
  const purchaseId = lane.newId()
  await inTransaction(pool, async (client) => {
    await run(client, prepared('save payment', saved, [paymentId, now]))
    await writeBooks(client, lane, invoiceId, paymentId)
    await run(client, prepared('save invoice', paid, [invoiceId, now]))
    await run(client, insertInto('purchases', purchaseRow(lane, made, { purchaseId, ordered, now })))
    await writeEmail(client, lane, made, now)
    await run(
      client,
      insertInto(
        'events',
        attemptEvent(lane, 'payment.approved', paymentId, invoice),
        eventRow(lane, 'invoice.paid', 'invoices', { invoice, title: 'Web hosting', total: price }),
        eventRow(lane, 'purchase.made', 'purchases', {
          purchase: { id: purchaseId, name: 'Web hosting' },
          invoice,
          lineId,
          isPaidInInstalments: false,
          expiresOn: '2030-01-01',
          boughtBy: { kind: 'customer', name: null },
        }),
      ),
    )
    await moveHead(client, lane)
  })
}
