import type { CheckoutResult, CheckoutTask } from '../checkout-process.ts'
import type { Cast } from '../data-set/cast.ts'
import type { FloorTask } from '../floor-process.ts'
import { inProcess } from '../measure/in-process.ts'
import type { Measured } from '../measure/measured.ts'
import { type Inserted, insertedPerOrder, insertedSoFar } from './inserted-rows.ts'
import type { Measures } from './measures.ts'

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
      const pace = { connections, warmUpMs: measures.sellingWarmUpMs, measureMs: measures.measureMs }
      const task = { what, url, cast, pace, payments: measures.payments }
      const begun = await insertedSoFar(url)
      const product = await inProcess<CheckoutTask, CheckoutResult>('checkout-process.ts', {
        ...task,
        secret,
      })
      const between = await insertedSoFar(url)
      const floor = await inProcess<FloorTask, Measured>('floor-process.ts', task)
      const ended = await insertedSoFar(url)
      if (what === 'checkout') {
        rows.product = insertedPerOrder(begun, between)
        rows.floor = insertedPerOrder(between, ended)
      }
      cells.push({ what, connections, product, floor })
      say(
        `${what}, ${connections} at once: ${Math.round(product.perSecond)} of ${Math.round(floor.perSecond)} a second`,
      )
    }
  }
  return { cells, rows }
}
