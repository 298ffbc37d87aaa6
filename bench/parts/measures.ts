/** How much is made and how long is measured. */
export type Measures = {
  /** Tenths of 10,000 customers, 20,000 invoices and 200,000 events. */
  readonly tenths: number
  readonly connections: readonly number[]
  /** How often the figures that have a target are taken, by turns with their floors; the best counts. */
  readonly takes: number
  readonly warmUpMs: number
  readonly measureMs: number
  /** Selling takes longer to warm up: every statement is planned anew a few times on each connection. */
  readonly sellingWarmUpMs: number
  /** Invoices paid where only that is measured. */
  readonly payments: number
  readonly starts: number
  readonly soak: number
}

export const fullMeasures: Measures = {
  tenths: 10,
  connections: [1, 16, 64],
  takes: 3,
  warmUpMs: 2_000,
  measureMs: 4_000,
  sellingWarmUpMs: 6_000,
  payments: 800,
  starts: 5,
  soak: 500,
}

/** To see that all of it runs; its figures are rough. */
export const quickMeasures: Measures = {
  tenths: 1,
  connections: [16],
  takes: 1,
  warmUpMs: 300,
  measureMs: 1_000,
  sellingWarmUpMs: 500,
  payments: 160,
  starts: 1,
  soak: 500,
}

/** The number of connections for which there are targets. */
export const targeted = 16

/** Which takes there are of a figure, counted from 0. */
export function takesOf({ takes }: Measures, connections: number): number[] {
  return Array.from({ length: connections === targeted ? takes : 1 }, (_, take) => take)
}
