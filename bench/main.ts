import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPages } from '../scripts/build-pages.ts'
import { freePort } from '../src/platform/free-port.ts'
import { createLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { createRuntime } from '../src/runtime.ts'
import type { Cast } from './data-set/cast.ts'
import { fillShop } from './data-set/fill-shop.ts'
import { fullSize } from './data-set/plan.ts'
import { measureOrders } from './parts/measure-orders.ts'
import { measurePages } from './parts/measure-pages.ts'
import { measureRenewals } from './parts/measure-renewals.ts'
import { measureShop } from './parts/measure-shop.ts'
import { measureStart } from './parts/measure-start.ts'
import { fullMeasures, type Measures, quickMeasures } from './parts/measures.ts'
import { describeMachine } from './report/machine.ts'
import { reportOf } from './report/report.ts'
import type { Results } from './report/results.ts'
import { type BenchDatabase, openBenchDatabase } from './shop/database.ts'
import { type ShopServer, startShopServer } from './shop/server-process.ts'

const isQuick = process.argv.includes('--quick')
const secret = randomBytes(32).toString('hex')

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  buildPages()
  const database = await openBenchDatabase()
  const giveUp = () => void database.remove().finally(() => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, giveUp)
  try {
    const results = await measureAll(database, isQuick ? quickMeasures : fullMeasures)
    const report = reportOf(results, new Date().toISOString().slice(0, 10))
    say(`\n${report}`)
    if (!isQuick) await writeFile(join(import.meta.dirname, 'RESULTS.md'), report)
  } finally {
    await database.remove()
  }
}

async function measureAll(database: BenchDatabase, measures: Measures): Promise<Results> {
  const port = await freePort('127.0.0.1', 3900)
  const begun = performance.now()
  const cast = await makeShop(database, measures)
  const seconds = (performance.now() - begun) / 1_000
  say(`shop made in ${Math.round(seconds)} s`)
  const started = await measureStart(database, { measures, port, secret })
  say(`started in ${started.milliseconds.map(Math.round).join(', ')} ms`)
  const { url, admin } = database
  const pages = await atServer((server) => measurePages({ server, url, cast, measures, say }))
  const orders = await measureOrders({ url, secret, cast, measures, say })
  const renewals = await measureRenewals({ url, secret, measures, say })
  const shop = await atServer((server) => measureShop({ server, admin, cast, measures, say }))
  const part = (whole: number) => (whole * measures.tenths) / 10
  const { customers, invoices, events } = fullSize
  const filled = { customers: part(customers), invoices: part(invoices), events: part(events), seconds }
  return { machine: await describeMachine(url), filled, started, pages, orders, shop, renewals }

  async function atServer<T>(measure: (server: ShopServer) => Promise<T>): Promise<T> {
    const server = await startShopServer({ port, secret, role: 'web', database: { url } })
    try {
      return await measure(server)
    } finally {
      await server.stop()
    }
  }
}

async function makeShop({ url, admin }: BenchDatabase, { tenths }: Measures): Promise<Cast> {
  await migrate(url)
  const address = 'http://127.0.0.1'
  const runtime = await createRuntime({
    databaseUrl: url,
    poolSize: 4,
    shopUrl: address,
    ownUrl: address,
    smtpUrl: undefined,
    secret,
    log: createLog('error'),
  })
  try {
    return await fillShop({ app: runtime.app, url, admin, secret }, { tenths, now: Date.now() })
  } finally {
    await runtime.close()
  }
}

await main()
