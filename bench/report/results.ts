import type { MeasuredOrders } from '../parts/measure-orders.ts'
import type { MeasuredPages } from '../parts/measure-pages.ts'
import type { MeasuredRenewals } from '../parts/measure-renewals.ts'
import type { MeasuredShop } from '../parts/measure-shop.ts'
import type { Started } from '../parts/measure-start.ts'
import type { Machine } from './machine.ts'

/** All that one run found out. */
export type Results = {
  readonly machine: Machine
  readonly filled: {
    readonly customers: number
    readonly invoices: number
    readonly events: number
    readonly seconds: number
  }
  readonly started: Started
  readonly pages: MeasuredPages
  readonly orders: MeasuredOrders
  readonly shop: MeasuredShop
  readonly renewals: MeasuredRenewals
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
