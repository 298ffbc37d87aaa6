import { sql } from 'kysely'
import { dateIn, plusDays } from '../src/kernel/calendar.ts'
import { createLog } from '../src/platform/log.ts'
import { awaitsInvoice } from '../src/purchases/purchase-store.ts'
import { createRuntime } from '../src/runtime.ts'
import { dueAtOnce } from '../src/worker.ts'
import { openLanes } from './floors/lane.ts'
import { openPool, poolSize } from './floors/plain-sql.ts'
import { invoiceRenewal } from './floors/renewal-floor.ts'
import { perform } from './measure/in-process.ts'
import { keepBusy } from './measure/keep-going.ts'

export type RenewalTask = {
  readonly what: 'product' | 'floor'
  readonly url: string
  readonly secret: string
  /** How many purchases come due at the same moment. */
  readonly renewals: number
}

export type RenewalResult = { readonly renewals: number; readonly seconds: number }

const address = 'http://127.0.0.1'
const nobody = { token: '', cookie: '' }

/** Makes the invoices of many renewals that are due at once: a worker of the product, or plain SQL. */
async function measureRenewals(task: RenewalTask): Promise<RenewalResult> {
  return task.what === 'product' ? byProduct(task) : byFloor(task)
}

async function byProduct({ url, secret, renewals }: RenewalTask): Promise<RenewalResult> {
  const runtime = await createRuntime({
    databaseUrl: url,
    poolSize,
    shopUrl: address,
    ownUrl: address,
    smtpUrl: undefined,
    secret,
    log: createLog('error'),
  })
  const { app, clock, database } = runtime
  try {
    // What the made-up year left to be done is not part of it.
    await app.due.doAll(dueAtOnce)
    const { timeZone, renewalInvoiceDays } = app.shop.settings()
    const renewsOn = plusDays(dateIn(timeZone, clock.now()), renewalInvoiceDays)
    const { numAffectedRows } = await sql`update purchases set expires_on = ${renewsOn} where id in (
      select p.id from purchases p where ${awaitsInvoice} order by p.id limit ${renewals})`.execute(
      database.reader,
    )
    const begun = performance.now()
    await app.due.doAll(dueAtOnce)
    return { renewals: Number(numAffectedRows), seconds: (performance.now() - begun) / 1_000 }
  } finally {
    await runtime.close()
  }
}

type Chosen = { id: string; customer: string; user: string }

async function byFloor({ url, renewals }: RenewalTask): Promise<RenewalResult> {
  const pool = openPool(url, poolSize)
  try {
    const { rows } = await pool.query<Chosen>(
      `select distinct on (p.customer_id) p.id, p.customer_id as customer, c.user_id as user
       from purchases p join customers c on c.id = p.customer_id where p.auto_renew limit $1`,
      [renewals],
    )
    const buyers = rows.map(({ customer, user }) => ({
      customerId: customer,
      userId: user,
      methodId: '',
      session: nobody,
    }))
    const lanes = await openLanes(pool, buyers)
    const todo = rows.flatMap(({ id }, at) => (lanes[at] ? [{ purchaseId: id, lane: lanes[at] }] : []))
    const begun = performance.now()
    await keepBusy(dueAtOnce, todo, (one) => invoiceRenewal(pool, one))
    return { renewals: todo.length, seconds: (performance.now() - begun) / 1_000 }
  } finally {
    await pool.end()
  }
}

await perform(measureRenewals)
