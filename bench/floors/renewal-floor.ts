import type pg from 'pg'
import { eventRow, type Lane, moveHead } from './lane.ts'
import { invoiceRow, issuedEvent, lineRow, nextNumber, price } from './order-floor.ts'
import { insertInto, inTransaction, prepared, run } from './plain-sql.ts'

export type RenewalRow = { readonly purchaseId: string; readonly lane: Lane }

/** The rows of one renewal's invoice: the invoice that is made, planned to be charged, told of and announced by email. */
export async function invoiceRenewal(pool: pg.Pool, { purchaseId, lane }: RenewalRow): Promise<void> {
  const { customerId } = lane.buyer
  const invoiceId = lane.newId()
  const now = new Date()
  await inTransaction(pool, async (client) => {
    const marked = 'update purchases set invoiced_for = expires_on where id = $1'
    await run(client, prepared('mark invoiced', marked, [purchaseId]))
    const number = await nextNumber(client)
    const invoice = {
      ...invoiceRow(lane.buyer, { invoiceId, number, now }),
      origin: 'renewal',
      begun_by: 'shop',
    }
    await run(client, insertInto('invoices', invoice))
    const lineId = lane.newId()
    const line = lineRow({ packageId: purchaseId, fieldId: purchaseId }, { invoiceId, customerId, lineId })
    await run(client, insertInto('invoice_lines', { ...line, kind: 'renewal' }))
    // Years from now, so that none is in the way of what the product renews.
    const period = { period_start: '2190-01-01', period_end: '2190-02-01' }
    const renewal = {
      purchase_id: purchaseId,
      invoice_id: invoiceId,
      customer_id: customerId,
      status: 'open',
    }
    await run(client, insertInto('renewals', { ...renewal, ...period }))
    const charge = { invoice_id: invoiceId, customer_id: customerId, due_on: now, ends_on: now }
    await run(
      client,
      insertInto('due_charges', { ...charge, origin: 'renewal', attempts: 0, charge_on: '2190-01-01' }),
    )
    await run(client, insertInto('emails', emailRow(lane, invoiceId)))
    await run(client, prepared('add job', jobText, [invoiceId]))
    const issued = issuedEvent(lane, { invoiceId, number, origin: 'renewal' })
    const invoiced = eventRow(lane, 'renewal.invoiced', 'purchases', {
      purchase: { id: purchaseId, name: 'Web hosting' },
      invoice: { id: invoiceId, number },
      from: '2190-01-01',
      to: '2190-02-01',
    })
    await run(client, insertInto('events', issued, invoiced))
    await moveHead(client, lane)
  })
}

const jobText = `select graphile_worker.add_job('never', json_build_object('emailId', $1::text), run_at => '2190-01-01')`

function emailRow(lane: Lane, invoiceId: string) {
  const content = {
    name: 'Ada Adler',
    invoiceId,
    title: 'Web hosting',
    total: price.total,
    dueOn: '2190-01-01',
  }
  return {
    id: lane.newId(),
    template: 'invoice.issued',
    subject_id: invoiceId,
    occasion: 'issued',
    recipient: 'ada@example.com',
    customer_id: lane.buyer.customerId,
    locale: 'en',
    content,
    status: 'kept',
    created_at: new Date(),
  }
}
