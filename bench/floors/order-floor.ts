import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Buyer, Ordered } from '../data-set/cast.ts'
import { eventRow, type Lane, moveHead } from './lane.ts'
import { insertInto, inTransaction, prepared, run } from './plain-sql.ts'

export const price = { net: 990, tax: 188, total: 1178 }

/** The rows of putting something into a new cart. Answers with the cart's id. */
async function putIntoCart(pool: pg.Pool, lane: Lane, { packageId, optionId }: Ordered): Promise<string> {
  const cartId = lane.newId()
  const now = new Date()
  await inTransaction(pool, async (client) => {
    await run(
      client,
      insertInto('carts', { id: cartId, token_digest: randomBytes(32), created_at: now, touched_at: now }),
    )
    const item = {
      id: lane.newId(),
      cart_id: cartId,
      package_id: packageId,
      option_id: optionId,
      quantity: 1,
    }
    await run(client, insertInto('cart_items', { ...item, fields: '[]', added_at: now }))
  })
  return cartId
}

export type OrderRows = { readonly invoiceId: string; readonly lineId: string; readonly number: string }

/** The rows of an order, from the cart to the invoice that is to be paid. */
export async function order(pool: pg.Pool, lane: Lane, ordered: Ordered): Promise<OrderRows> {
  const cartId = await putIntoCart(pool, lane, ordered)
  return inTransaction(pool, async (client) => {
    const now = new Date()
    const invoiceId = lane.newId()
    const lineId = lane.newId()
    const { userId, customerId } = lane.buyer
    const key = { actor: `customer:${userId}`, use_case: 'cart.check_out', key: cartId, input_hash: cartId }
    await run(client, insertInto('idempotency_keys', { ...key, result: { invoiceId }, created_at: now }))
    await run(client, prepared('drop cart', 'delete from carts where id = $1', [cartId]))
    const number = await nextNumber(client)
    await run(client, insertInto('invoices', invoiceRow(lane.buyer, { invoiceId, number, now })))
    await run(client, insertInto('invoice_lines', lineRow(ordered, { invoiceId, customerId, lineId })))
    const orderTerms = { currency: 'EUR', nowMinor: price.total, later: [], terms: '' }
    await run(
      client,
      insertInto('consents', {
        invoice_id: invoiceId,
        customer_id: customerId,
        order_terms: orderTerms,
        agreed_at: now,
      }),
    )
    await run(client, insertInto('events', issuedEvent(lane, { invoiceId, number, origin: 'customer' })))
    await moveHead(client, lane)
    return { invoiceId, lineId, number }
  })
}

/** That an invoice was made. */
export function issuedEvent(lane: Lane, made: { invoiceId: string; number: string; origin: string }) {
  const { invoiceId, number, origin } = made
  const total = { minor: String(price.total), currency: 'EUR' }
  const invoice = { id: invoiceId, number }
  return eventRow(lane, 'invoice.issued', 'invoices', { invoice, title: 'Web hosting', total, origin })
}

const seriesText = `update number_series set next = next + 1 where series = 'invoice'
  returning prefix || lpad((next - 1)::text, 6, '0') as number`

export async function nextNumber(client: pg.PoolClient): Promise<string> {
  const [series] = await run(client, prepared('series', seriesText, []))
  return series?.number ?? ''
}

export function invoiceRow(
  { customerId, userId }: Buyer,
  made: { invoiceId: string; number: string; now: Date },
) {
  const { invoiceId, number, now } = made
  return {
    id: invoiceId,
    customer_id: customerId,
    status: 'pending',
    origin: 'customer',
    begun_by: 'customer',
    number,
    title: 'Web hosting',
    currency: 'EUR',
    tax_mode: 'exclusive',
    net_minor: price.net,
    tax_minor: price.tax,
    total_minor: price.total,
    billed_to: billedTo,
    seller: { name: 'Bench Store', address: '', taxId: '' },
    taxes: JSON.stringify([{ name: 'VAT 19 %', ratePpm: '190000', baseMinor: '990', taxMinor: '188' }]),
    created_by: { kind: 'customer', userId },
    issued_at: now,
    issued_on: now,
    due_on: now,
    expires_on: new Date(now.getTime() + 14 * 86_400_000),
    created_at: now,
  }
}

const billedTo = {
  name: 'Ada Adler',
  company: '',
  taxId: '',
  line1: 'Seeweg 1',
  line2: '',
  city: 'Berlin',
  region: '',
  postcode: '10115',
  country: 'DE',
}

export function lineRow(
  { packageId, fieldId }: Pick<Ordered, 'packageId' | 'fieldId'>,
  { invoiceId, customerId, lineId }: { invoiceId: string; customerId: string; lineId: string },
) {
  const now = new Date()
  const fields = [{ fieldId, label: 'Domain', value: 'adler.example' }]
  const terms = { graceDays: 7, renewBeforeDays: 30, renewAfterDays: 30, term: { unit: 'month', count: 1 } }
  return {
    id: lineId,
    invoice_id: invoiceId,
    customer_id: customerId,
    position: 0,
    kind: 'purchase',
    description: 'Web hosting',
    quantity: 1,
    unit_minor: price.net,
    amount_minor: price.net,
    tax_name: 'VAT 19 %',
    tax_rate_ppm: 190_000,
    period_from: now,
    period_to: now,
    breakdown: { kind: 'price', unitMinor: '990', quantity: 1 },
    fulfilment_kind: 'purchase.new',
    fulfilment: { item: lineId, packageId, kind: 'product', name: 'Web hosting', fields, ...terms },
  }
}
