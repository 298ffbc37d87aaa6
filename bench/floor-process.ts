import type pg from 'pg'
import type { Cast } from './data-set/cast.ts'
import { openLanes } from './floors/lane.ts'
import { type OrderRows, order } from './floors/order-floor.ts'
import { pay } from './floors/pay-floor.ts'
import { openPool, poolSize } from './floors/plain-sql.ts'
import { customerPage, invoiceList, type ReadFloor, search } from './floors/read-floors.ts'
import { perform } from './measure/in-process.ts'
import { doTimes, keepGoing, type Pace, warmedUp } from './measure/keep-going.ts'
import type { Measured } from './measure/measured.ts'

export type FloorTask = {
  readonly what: 'invoiceList' | 'customerPage' | 'search' | 'checkout' | 'pay'
  readonly url: string
  readonly cast: Cast
  readonly pace: Pace
  /** How many invoices are paid, where only that is measured. */
  readonly payments: number
}

const readFloors: Record<'invoiceList' | 'customerPage' | 'search', ReadFloor> = {
  invoiceList,
  customerPage,
  search,
}

/** Does by plain SQL what the product does, as quickly as this driver and this database allow. */
async function measureFloor(task: FloorTask): Promise<Measured> {
  const pool = openPool(task.url, poolSize)
  try {
    if (task.what === 'checkout' || task.what === 'pay') return await measureWrites(pool, task)
    const read = readFloors[task.what]
    let turn = 0
    return await keepGoing(() => read(pool, task.cast, turn++), task.pace)
  } finally {
    await pool.end()
  }
}

async function measureWrites(pool: pg.Pool, { what, cast, pace, payments }: FloorTask): Promise<Measured> {
  const lanes = await openLanes(pool, cast.floorBuyers.slice(0, pace.connections))
  const ordered = cast.ordered
  if (what === 'checkout') {
    return keepGoing(async (at) => {
      const lane = lanes[at]
      if (lane) await pay(pool, lane, await order(pool, lane, ordered), ordered)
    }, pace)
  }
  const orders: OrderRows[][] = lanes.map(() => [])
  const payOne = async (at: number) => {
    const lane = lanes[at]
    const made = orders[at]?.pop()
    if (lane && made) await pay(pool, lane, made, ordered)
  }
  const { connections } = pace
  const { warmUp, counted } = warmedUp(payments, connections)
  const orderOne = async (at: number) => {
    const lane = lanes[at]
    if (lane) orders[at]?.push(await order(pool, lane, ordered))
  }
  await doTimes(orderOne, { connections, times: warmUp + counted })
  await doTimes(payOne, { connections, times: warmUp })
  return doTimes(payOne, { connections, times: counted })
}

await perform(measureFloor)
