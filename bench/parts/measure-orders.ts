import { present } from '../../src/kernel/assert.ts'
import type { CheckoutResult, CheckoutTask } from '../checkout-process.ts'
import type { Cast } from '../data-set/cast.ts'
import type { FloorTask } from '../floor-process.ts'
import { inProcess } from '../measure/in-process.ts'
import { better, type Measured } from '../measure/measured.ts'
import { type Inserted, insertedPerOrder, insertedSoFar } from './inserted-rows.ts'
import { type Measures, takesOf } from './measures.ts'

export type OrderCell = {
  readonly what: 'checkout' | 'pay'
  readonly connections: number
  readonly product: CheckoutResult
  readonly floor: Measured
}

export type MeasuredOrders = {
  readonly cells: readonly OrderCell[]
  /** Rows that one checkout leaves in each table, by the product and by its floor. */
  readonly rows: { readonly product: Inserted; readonly floor: Inserted }
}

type Given = {
  readonly url: string
  readonly secret: string
  readonly cast: Cast
  readonly measures: Measures
  readonly say: (line: string) => void
}

/** Selling and being paid through the use cases, without HTTP, beside the same rows written by plain SQL. */
export async function measureOrders({ url, secret, cast, measures, say }: Given): Promise<MeasuredOrders> {
  const cells: OrderCell[] = []
  const rows = { product: {}, floor: {} }
  for (const what of ['checkout', 'pay'] as const) {
    for (const connections of measures.connections) {
      let best: Pair | undefined
      for (const _ of takesOf(measures, connections)) {
        const taken = await take(what, connections)
        best = { product: better(best?.product, taken.product), floor: better(best?.floor, taken.floor) }
      }
      cells.push({ what, connections, ...present(best, 'a take') })
    }
  }
  return { cells, rows }

  async function take(what: OrderCell['what'], connections: number): Promise<Pair> {
    const pace = { connections, warmUpMs: measures.sellingWarmUpMs, measureMs: measures.measureMs }
    const task = { what, url, cast, pace, payments: measures.payments }
    const begun = await insertedSoFar(url)
    const product = await inProcess<CheckoutTask, CheckoutResult>('checkout-process.ts', { ...task, secret })
    const between = await insertedSoFar(url)
    const floor = await inProcess<FloorTask, Measured>('floor-process.ts', task)
    const ended = await insertedSoFar(url)
    if (what === 'checkout') {
      rows.product = insertedPerOrder(begun, between)
      rows.floor = insertedPerOrder(between, ended)
    }
    const [sold, written] = [product, floor].map(({ perSecond }) => Math.round(perSecond))
    say(`${what}, ${connections} at once: ${sold} of ${written} a second`)
    return { product, floor }
  }
}

type Pair = Pick<OrderCell, 'product' | 'floor'>
