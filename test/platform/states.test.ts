import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as ofDisputes from '../../src/disputes/dispute-states.ts'
import * as ofEmails from '../../src/email/email-states.ts'
import * as ofInvoices from '../../src/invoices/invoice-states.ts'
import { calendarDate, instant } from '../../src/kernel/calendar.ts'
import type { StateQuestion } from '../../src/kernel/states.ts'
import * as ofMethods from '../../src/methods/method-states.ts'
import { stateOfInvoice } from '../../src/payments/due-store.ts'
import { paymentStatuses } from '../../src/payments/payment.ts'
import * as ofPayments from '../../src/payments/payment-states.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { inState } from '../../src/platform/in-state.ts'
import type { ShopSettings } from '../../src/platform/shop-settings.ts'
import * as ofPurchases from '../../src/purchases/purchase-states.ts'
import { chargedByItself } from '../../src/purchases/purchase-store.ts'
import * as ofRenewals from '../../src/purchases/renewal-states.ts'
import * as ofRefunds from '../../src/refunds/refund-states.ts'
import * as ofInstalments from '../../src/schedules/instalment-states.ts'
import { cloneDatabase } from '../world/test-database.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = openDatabase(clone.url, 2)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

const kinds: [what: string, table: string, statuses: readonly string[], module: object][] = [
  ['purchases', 'purchases', ofPurchases.purchaseStatuses, ofPurchases],
  ['renewals', 'renewals', ofRenewals.renewalStatuses, ofRenewals],
  ['invoices', 'invoices', ['draft', ...ofInvoices.invoiceStatuses], ofInvoices],
  ['payments', 'payments', paymentStatuses, ofPayments],
  ['disputes', 'disputes', ofDisputes.disputeStatuses, ofDisputes],
  ['refunds', 'refunds', ['processing', 'done', 'failed'], ofRefunds],
  ['instalments', 'instalments', ofInstalments.instalmentStatuses, ofInstalments],
  ['emails', 'emails', ofEmails.emailStatuses, ofEmails],
  ['payment methods', 'payment_methods', ofMethods.methodStatuses, ofMethods],
]

const isQuestion = (value: unknown): value is StateQuestion<string, string> =>
  typeof value === 'function' && 'states' in value

describe.each(kinds)('the states of %s', (_what, table, statuses, module) => {
  test('are those that the database allows', async () => {
    const { rows } = await sql<{ definition: string }>`select pg_get_constraintdef(oid) as definition
      from pg_constraint where conrelid = ${table}::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like 'CHECK ((status = ANY%'`.execute(database.reader)
    const allowed = [...(rows[0]?.definition ?? '').matchAll(/'([a-z_]+)'::text/g)].map(([, state]) => state)
    expect(allowed.toSorted()).toEqual(statuses.toSorted())
  })

  const questions = Object.entries(module).filter(([, value]) => isQuestion(value))
  test.each(questions)(
    'answer %s the same in SQL',
    async (_name, question: StateQuestion<string, string>) => {
      const { rows } = await sql<{ status: string; yes: boolean }>`
      select s.status, ${inState(question, 's.status')} as yes
      from unnest(${[...statuses]}::text[]) as s(status)`.execute(database.reader)
      expect(rows).toEqual(statuses.map((status) => ({ status, yes: question({ status }) })))
    },
  )
})

test('an invoice reads the same in SQL as on its pages', async () => {
  const when = {
    now: instant('2026-03-01T11:00:00.000Z'),
    today: calendarDate('2026-03-01'),
    shop: { transferWaitDays: 14 } as ShopSettings,
  }
  type Row = Parameters<typeof ofInvoices.invoiceState>[0] & { readonly state: string }
  const { rows } = await sql<Row>`
    select i.status, i.begun_by as "begunBy", i.due_on as "dueOn", i.received_minor as "receivedMinor",
      i.refunded_minor as "refundedMinor", false as "isBeingPaid", ${stateOfInvoice(when)} as state
    from unnest(${[...ofInvoices.invoiceStatuses]}::text[]) as a(status)
    cross join unnest(array['2026-02-28', '2026-03-01', '2026-03-02']::date[]) as b(due_on)
    cross join unnest(array['customer', 'shop']) as c(begun_by)
    cross join unnest(array[0, 5, 10]::bigint[]) as d(received_minor)
    cross join unnest(array[0, 5, 10]::bigint[]) as e(refunded_minor)
    cross join lateral (select null::uuid as id, a.status, b.due_on, c.begun_by, d.received_minor, e.refunded_minor) i
    where i.refunded_minor <= i.received_minor`.execute(database.reader)
  expect(rows.map(({ state }) => state)).toEqual(rows.map((row) => ofInvoices.invoiceState(row, when.today)))
  const late = rows.filter(({ state }) => state === 'overdue')
  expect(new Set(late.map(({ status, begunBy, dueOn }) => `${status} ${begunBy} ${dueOn}`))).toEqual(
    new Set(['pending shop 2026-02-28']),
  )
})

/** Not looked at: the states of the provider that the sandbox plays, which is no part of the shop. */
const own = /^src\/gateways\/|-states\.ts$|\.gen\.ts$/

const states = [...new Set(kinds.flatMap(([, , statuses]) => statuses))].join('|')
const compared = new RegExp(
  `\\b(status|attempt|renewal)"?\\)?,? *(===|!==|=|<>|in|not in|includes)[ (]*['"](${states})['"]|` +
    `'([a-z]+\\.)?status', '(=|<>|in|not in)'|['"](${states})['"] *(===|!==) *[\\w.]*status\\b`,
)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('+types'))
    .map((name) => join(folder, name))
    .filter((path) => !own.test(path))
}

test('what a state allows is asked in one file of its slice, and nowhere compared', () => {
  const bare = ['src', 'web'].flatMap(filesIn).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, at) => (compared.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  )
  expect(bare).toEqual([])
})

test('whether a purchase is charged by itself is answered the same in SQL', async () => {
  for (const autoRenew of [true, false]) {
    for (const collection of ofPurchases.collections) {
      const { rows } = await sql<{ answer: boolean }>`select ${chargedByItself} as answer
        from (values (${autoRenew}::boolean, ${collection}::text)) as p(auto_renew, collection)`.execute(
        database.reader,
      )
      expect(rows).toEqual([{ answer: ofPurchases.isChargedByItself({ autoRenew, collection }) }])
    }
  }
})
