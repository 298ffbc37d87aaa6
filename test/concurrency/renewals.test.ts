import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../src/kernel/calendar.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { count } from '../world/facts.ts'
import { openWorld, type World } from '../world/world.ts'

const workers: Runtime[] = []
let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  for (let at = 0; at < 8; at += 1) {
    workers.push(
      await createRuntime({
        databaseUrl: world.databaseUrl,
        poolSize: 4,
        shopUrl: 'http://shop.test',
        ownUrl: 'http://shop.test',
        smtpUrl: undefined,
        log: createLog('error'),
        clock: world.clock,
      }),
    )
  }
})
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()))
  await world.close()
})

const allDoWhatIsDue = () => Promise.all(workers.map(({ app }) => app.due.doAll()))

test('eight workers make each renewal invoice, each charge and each email once', async () => {
  const hosting = await world.catalog('Hosting', { price: 1000 })
  const domain = await world.catalog('Domain', { price: 100 })
  for (let at = 0; at < 12; at += 1) await (await world.person(`Person ${at}`)).buys('good', hosting, domain)
  const { reader } = world.runtime.database

  world.clock.moveTo(instant('2026-03-23T00:00:00.000Z'))
  await allDoWhatIsDue()
  expect(await count(reader, sql`select count(*) from invoices where origin = 'renewal'`)).toBe(12)
  expect(await count(reader, sql`select count(*) from renewals`)).toBe(24)
  expect(await count(reader, sql`select count(*) from emails where template = 'invoice.issued'`)).toBe(12)

  world.clock.moveTo(instant('2026-04-01T06:00:00.000Z'))
  await allDoWhatIsDue()
  expect(await count(reader, sql`select count(*) from payments where origin = 'renewal'`)).toBe(12)
  expect(await count(reader, sql`select count(*) from sandbox.charges`)).toBe(24)
  expect(await count(reader, sql`select count(*) from emails where template = 'invoice.paid'`)).toBe(24)
  expect(await count(reader, sql`select count(*) from purchases where expires_on = '2026-05-01'`)).toBe(24)
  expect(await count(reader, sql`select count(*) from purchases`)).toBe(24)
})
