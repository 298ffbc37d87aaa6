import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
let application: pg.Client
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  const ada = await world.person('Ada')
  await world.person('Bob')
  const { payment } = await ada.buys('good', await world.catalog('Thing', { price: 1000, tax: 190_000 }))
  await world.app.refunds.make(world.staff, {
    paymentId: payment.id,
    amountMinor: '100',
    reason: 'a scratch',
  })
  application = new pg.Client({ connectionString: world.databaseUrl })
  await application.connect()
})
afterAll(async () => {
  await application.end()
  await world.close()
})

const books = ['journals', 'postings', 'credit_notes', 'consents', 'events']

describe.each(books)("the application's own role, at %s,", (table) => {
  test('finds rows', async () => {
    const { rows } = await application.query(`select count(*)::int as count from ${table}`)
    expect(present(rows[0], 'a count').count).toBeGreaterThan(0)
  })

  test.each([
    `update ${table} set ${column(table)} = ${column(table)}`,
    `delete from ${table}`,
    `truncate ${table}`,
  ])('may not %s', async (statement) => {
    await expect(application.query(statement)).rejects.toThrow(/permission denied|append-only/)
  })

  test('may not even after it gave itself the right back', async () => {
    await application.query('begin')
    await application.query(`grant update, delete on ${table} to current_user`)
    await expect(application.query(`delete from ${table}`)).rejects.toThrow(/append-only/)
    await application.query('rollback')
  })
})

function column(table: string): string {
  return (
    {
      journals: 'kind',
      postings: 'account',
      credit_notes: 'reason',
      consents: 'order_terms',
      events: 'type',
    }[table] ?? ''
  )
}

describe('the database itself refuses', () => {
  test('a journal that does not sum to zero', async () => {
    const customer = await application.query('select id from customers limit 1')
    await application.query('begin')
    await application.query(
      `insert into journals (id, at, kind, customer_id) values ('018f0000-0000-7000-8000-00000000000a', now(), 'refund', $1)`,
      [customer.rows[0].id],
    )
    await application.query(
      `insert into postings values ('018f0000-0000-7000-8000-00000000000a', 0, $1, 'revenue', 'EUR', 100)`,
      [customer.rows[0].id],
    )
    await expect(application.query('commit')).rejects.toThrow(/sum to zero/)
  })

  test('postings of somebody else than the journal is of', async () => {
    const { rows } = await application.query('select id from customers order by id limit 2')
    const [owner, other] = rows.map(({ id }) => id)
    const journal = '018f0000-0000-7000-8000-00000000000a'
    await application.query('begin')
    await application.query(
      `insert into journals (id, at, kind, customer_id) values ($1, now(), 'refund', $2)`,
      [journal, owner],
    )
    await application.query(
      `insert into postings values ($1, 0, $2, 'revenue', 'EUR', 100), ($1, 1, $2, 'adjustment', 'EUR', -100)`,
      [journal, other],
    )
    await expect(application.query('commit')).rejects.toThrow(/not made in this transaction/)
  })

  test('postings added to a journal of the past', async () => {
    const { rows } = await application.query('select id, customer_id from journals limit 1')
    await application.query('begin')
    await application.query(
      `insert into postings values ($1, 8, $2, 'revenue', 'EUR', 100), ($1, 9, $2, 'adjustment', 'EUR', -100)`,
      [rows[0].id, rows[0].customer_id],
    )
    await expect(application.query('commit')).rejects.toThrow(/not made in this transaction/)
  })

  test.each([
    [
      `update invoices set total_minor = total_minor + 1, net_minor = net_minor + 1`,
      /cannot be changed|check/,
    ],
    [`update invoices set number = 'INV-X' || id`, /cannot be changed/],
    [`delete from invoices`, /is issued and stays|foreign key/],
    [`update invoice_lines set description = 'Something else'`, /cannot be changed/],
    [`delete from invoice_lines`, /cannot be changed/],
    [`update event_personal set personal = '{}'`, /permission denied|append-only/],
  ])('%s', async (statement, why) => {
    await expect(application.query(statement)).rejects.toThrow(why)
  })
})
