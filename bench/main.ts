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
import { fullMeasures, type Measures, quickMeasures, targeted } from './parts/measures.ts'
import { growthReport, type SizeResults } from './report/growth.ts'
import { describeMachine } from './report/machine.ts'
import { reportOf } from './report/report.ts'
import type { Results } from './report/results.ts'
import { type BenchDatabase, openBenchDatabase } from './shop/database.ts'
import { type ShopServer, startShopServer } from './shop/server-process.ts'

const isQuick = process.argv.includes('--quick')
/** How much slower each operation is in a shop that is ten times as large. */
const isOfGrowth = process.argv.includes('--growth')
const secret = randomBytes(32).toString('hex')

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  buildPages()
  const day = new Date().toISOString().slice(0, 10)
  const [report, file] = isOfGrowth ? [await growth(day), 'GROWTH.md'] : [await all(day), 'RESULTS.md']
  say(`\n${report}`)
  if (!isQuick) await writeFile(join(import.meta.dirname, file), report)
}

const usual = isQuick ? quickMeasures : fullMeasures

function all(day: string): Promise<string> {
  return withDatabase(async (database) => reportOf(await measureAll(database, usual), day))
}

async function growth(day: string): Promise<string> {
  const sizes: SizeResults[] = []
  for (const times of [1, 10]) {
    const measures = { ...usual, tenths: usual.tenths * times, connections: [targeted] }
    sizes.push(await withDatabase((database) => measureSize(database, measures)))
  }
  return growthReport(sizes, day)
}

async function withDatabase<T>(measure: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const database = await openBenchDatabase()
  const giveUp = () => void database.remove().finally(() => process.exit(1))
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, giveUp)
  try {
    return await measure(database)
  } finally {
    for (const signal of signals) process.off(signal, giveUp)
    await database.remove()
  }
}

/** What may grow with a shop: its pages and what is sold in it. */
async function measureSize(database: BenchDatabase, measures: Measures): Promise<SizeResults> {
  const port = await freePort('127.0.0.1', 3900)
  const cast = await makeShop(database, measures)
  const { url, admin } = database
  say(`a shop of ${measures.tenths * 1_000} customers is made`)
  const server = await startShopServer({ port, secret, database: { url } })
  try {
    const pages = await measurePages({ server, url, cast, measures, say })
    const shop = await measureShop({ server, url, admin, cast, measures, say })
    const orders = await measureOrders({ url, secret, cast, measures, say })
    return { customers: measures.tenths * 1_000, pages, orders, shop }
  } finally {
    await server.stop()
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
  // Before whole years of emails and renewals wait for the worker of the server that is measured.
  const shop = await atServer((server) => measureShop({ server, url, admin, cast, measures, say }))
  const orders = await measureOrders({ url, secret, cast, measures, say })
  const renewals = await measureRenewals({ url, secret, measures, say })
  const part = (whole: number) => (whole * measures.tenths) / 10
  const { customers, invoices, events } = fullSize
  const filled = { customers: part(customers), invoices: part(invoices), events: part(events), seconds }
  return { machine: await describeMachine(url), filled, started, pages, orders, shop, renewals }

  async function atServer<T>(measure: (server: ShopServer) => Promise<T>): Promise<T> {
    const server = await startShopServer({ port, secret, database: { url } })
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
