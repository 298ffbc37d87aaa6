import type pg from 'pg'
import type { Ordered } from '../data-set/cast.ts'
import type { Lane } from './lane.ts'
import type { OrderRows } from './order-floor.ts'
import { insertInto, prepared, run } from './plain-sql.ts'

const total = 1178

export async function writeBooks(client: pg.PoolClient, lane: Lane, invoiceId: string, paymentId: string) {
  const received = lane.newId()
  const earned = lane.newId()
  const { customerId } = lane.buyer
  const same = { at: new Date(), customer_id: customerId, invoice_id: invoiceId }
  await run(
    client,
    insertInto(
      'journals',
      { id: received, kind: 'payment_received', ...same, payment_id: paymentId },
      { id: earned, kind: 'invoice_paid', ...same, payment_id: null },
    ),
  )
  const posting = (journal_id: string, line: number, account: string, amount_minor: number) => ({
    journal_id,
    line,
    customer_id: customerId,
    account,
    currency: 'EUR',
    amount_minor,
  })
  await run(
    client,
    insertInto(
      'postings',
      posting(received, 0, 'gateway/sandbox', total),
      posting(received, 1, `invoice/${invoiceId}`, -total),
      posting(earned, 0, `invoice/${invoiceId}`, total),
      posting(earned, 1, 'revenue', -990),
      posting(earned, 2, 'tax/VAT 19 %', -188),
    ),
  )
}

export async function writeEmail(
  client: pg.PoolClient,
  lane: Lane,
  { invoiceId, number }: OrderRows,
  now: Date,
) {
  const id = lane.newId()
  const { customerId } = lane.buyer
  const content = {
    name: 'Ada Adler',
    invoiceId,
    number,
    title: 'Web hosting',
    url: 'http://localhost/account/invoices',
  }
  await run(
    client,
    insertInto('emails', {
      id,
      template: 'invoice.paid',
      subject_id: invoiceId,
      occasion: 'paid',
      recipient: 'ada@example.com',
      customer_id: customerId,
      locale: 'en',
      content,
      status: 'queued',
      created_at: now,
    }),
  )
  // Sent by nobody: the shop's worker has only the shop's own work.
  const text = `select graphile_worker.add_job('deliver-email', $1::json, max_attempts => 25, run_at => '2190-01-01')`
  await run(client, prepared('add job', text, [{ emailId: id }]))
}

type Sold = { readonly purchaseId: string; readonly ordered: Ordered; readonly now: Date }

export function purchaseRow({ buyer }: Lane, { lineId }: OrderRows, { purchaseId, ordered, now }: Sold) {
  const { packageId, fieldId, taxClassId } = ordered
  const inAMonth = new Date(now.getTime() + 30 * 86_400_000)
  return {
    id: purchaseId,
    customer_id: buyer.customerId,
    package_id: packageId,
    line_id: lineId,
    kind: 'product',
    name: 'Web hosting',
    quantity: 1,
    status: 'active',
    currency: 'EUR',
    price_minor: 990,
    fields: JSON.stringify([{ fieldId, label: 'Domain', value: 'adler.example' }]),
    tax_mode: 'exclusive',
    tax_class_id: taxClassId,
    term_unit: 'month',
    term_count: 1,
    anchor_day: 1,
    grace_days: 7,
    renew_before_days: 30,
    renew_after_days: 30,
    started_on: now,
    term_from: now,
    expires_on: inAMonth,
    billed_minor: 990,
    collection: 'automatic',
    auto_renew: true,
    bought_by: null,
    created_at: now,
    invoiced_for: null,
  }
}
