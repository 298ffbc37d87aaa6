import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoLogins, fillDemoShop } from '../../src/demo/demo-shop.ts'
import { removeHalfFilledDemo } from '../../src/demo/half-filled.ts'
import { demoPassword } from '../../src/demo/people.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { visitor } from '../../src/platform/actor.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { createLog } from '../../src/platform/log.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { cloneDatabase, type TestDatabase } from '../world/test-database.ts'
import { verifyShop } from '../world/verify.ts'

const shopUrl = 'http://shop.test'
const openOn = (database: TestDatabase) => (clock?: Clock) =>
  createRuntime({
    databaseUrl: database.url,
    poolSize: 6,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    log: createLog('error'),
    ...(clock && { clock }),
  })

describe('a demo shop', () => {
  let database: TestDatabase
  let runtime: Runtime

  beforeAll(async () => {
    database = await cloneDatabase()
    await fillDemoShop(openOn(database), () => undefined)
    runtime = await openOn(database)()
  })
  afterAll(async () => {
    await runtime.close()
    await database.drop()
  })

  async function tally(what: ReturnType<typeof sql<{ key: string; count: bigint }>>) {
    const { rows } = await what.execute(runtime.database.reader)
    return Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]))
  }

  test('is one, and holds in all its books and histories', async () => {
    expect(runtime.shop.state()?.isDemo).toBe(true)
    expect(await verifyShop(runtime.database.reader)).toEqual([])
  })

  test('has every kind of payment and purchase in it', async () => {
    const payments = await tally(sql`select status as key, count(*) from payments group by 1`)
    expect(payments).toMatchObject({ in_review: 1, pending: 1, refunded: 1 })
    expect(payments.approved).toBeGreaterThan(80)
    expect(payments.refused).toBeGreaterThan(5)
    const purchases = await tally(sql`select status as key, count(*) from purchases group by 1`)
    expect(purchases).toMatchObject({ cancelled: 2, expired: 1 })
    const ending = sql<{ key: string; count: bigint }>`
      select name as key, count(*) from purchases where status = 'active' and not auto_renew and term_unit is not null
      group by 1`
    expect(await tally(ending)).toEqual({ 'Northlight Club': 1 })
    const instalments = sql<{ key: string; count: bigint }>`
      select case when status = 'open' and due_on < current_date then 'overdue' else status end as key, count(*)
      from instalments group by 1`
    expect(await tally(instalments)).toMatchObject({ overdue: 2, open: expect.any(Number) })
    expect(await tally(sql`select currency as key, count(*) from invoices group by 1`)).toMatchObject({
      EUR: expect.any(Number),
      USD: expect.any(Number),
      GBP: expect.any(Number),
      JPY: expect.any(Number),
    })
  })

  test('has nothing left to do from its past but what a worker finds done', async () => {
    const unsent = await tally(
      sql`select status as key, count(*) from emails where status <> 'kept' group by 1`,
    )
    expect(unsent).toEqual({})
    expect(await tally(sql`select 'sessions' as key, count(*) from sessions`)).toEqual({ sessions: 0 })
  })

  test('lets in those whose logins it prints', async () => {
    const lines = demoLogins(shopUrl).filter((line) => line.includes('@'))
    const emails = lines.map((line) => /\S+@\S+/.exec(line)?.[0] ?? '')
    expect(emails).toHaveLength(2)
    const from = { address: '127.0.0.1', browser: '' }
    for (const email of emails) {
      expect(lines.join()).toContain(demoPassword)
      await runtime.app.identity.signIn(visitor, { email, password: demoPassword, from })
    }
  })

  test('can be moved forward and still holds, by the command line', async () => {
    const travelled = await cli(database, 'travel', '2m')
    expect(travelled).toMatchObject({ code: 0, err: '' })
    expect(travelled.out).toMatch(/\d+ × purchase renewed/)
    expect(travelled.out).toMatch(/It is \d{4}-\d{2}-\d{2} \d{2}:\d{2} in the shop now\.\n$/)
    const verified = await cli(database, 'verify')
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^Everything holds/) })
  })

  test('is not begun anew when it is whole', async () => {
    expect(await removeHalfFilledDemo(database.url)).toBe(false)
  })
})

test('a demo shop that opens on a leap day holds as well', async () => {
  const database = await cloneDatabase()
  await fillDemoShop(openOn(database), () => undefined, instant('2024-02-29T23:30:00Z'))
  const runtime = await openOn(database)()
  expect(await verifyShop(runtime.database.reader)).toEqual([])
  await runtime.close()
  await database.drop()
})

test('a command that nobody knows, or that lacks something, is explained', async () => {
  const database = await cloneDatabase()
  expect(await cli(database, 'bogus')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/Usage:/),
  })
  expect(await cli(database, 'travel', 'far')).toMatchObject({ code: 2, out: '' })
  expect(await cli(database, 'travel', '1d')).toMatchObject({ code: 1, out: '' })
  expect(await cli(database, 'help')).toMatchObject({ code: 0, err: '' })
  await database.drop()
})

test('a filling that was cut off is begun anew', async () => {
  const database = await cloneDatabase()
  const cutOff = new Error('cut off')
  const openAt = async (clock: Clock) => {
    const runtime = await openOn(database)(clock)
    const createGroup = () => Promise.reject(cutOff)
    return { ...runtime, app: { ...runtime.app, catalog: { ...runtime.app.catalog, createGroup } } }
  }
  await expect(fillDemoShop(openAt, () => undefined)).rejects.toBe(cutOff)
  expect(await removeHalfFilledDemo(database.url)).toBe(true)
  await migrate(database.url)
  const runtime = await openOn(database)()
  expect(runtime.shop.state()).toBeNull()
  await runtime.close()
  expect(await removeHalfFilledDemo(database.url)).toBe(false)
  await database.drop()
})

type Ended = { code: number; out: string; err: string }

function cli(database: TestDatabase, ...words: string[]): Promise<Ended> {
  const script = join(import.meta.dirname, '../../src/cli.ts')
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url }
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { env }, (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), out, err })
    })
  })
}
