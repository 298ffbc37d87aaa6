import { type Measured, measured } from './measured.ts'

/** `connections` operations are under way at any time. What ends during the warm-up does not count. */
export type Pace = { readonly connections: number; readonly warmUpMs: number; readonly measureMs: number }

/** Does `operation` over and over until the time is over. `lane` is 0 up to the number of connections. */
export async function keepGoing(
  operation: (lane: number) => Promise<void>,
  { connections, warmUpMs, measureMs }: Pace,
): Promise<Measured> {
  const begin = performance.now() + warmUpMs
  const end = begin + measureMs
  const took: number[] = []
  await inLanes(connections, async (lane) => {
    for (let started = performance.now(); started < end; ) {
      await operation(lane)
      const ended = performance.now()
      if (ended >= begin && ended <= end) took.push(ended - started)
      started = ended
    }
  })
  return measured(took, measureMs)
}

/** Does `operation` so many `times` on each of `connections` lanes. */
export async function doTimes(
  operation: (lane: number) => Promise<void>,
  { connections, times }: { connections: number; times: number },
): Promise<Measured> {
  const took: number[] = []
  const begun = performance.now()
  await inLanes(connections, async (lane) => {
    for (let done = 0; done < times; done += 1) {
      const started = performance.now()
      await operation(lane)
      took.push(performance.now() - started)
    }
  })
  return measured(took, performance.now() - begun)
}

/** Does `operation` with each of `items`, so many at a time. */
export async function keepBusy<T>(
  atOnce: number,
  items: readonly T[],
  operation: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items].reverse()
  await inLanes(atOnce, async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await operation(item)
  })
}

/** How often each lane does something so that it is done `count` times, after a quarter of that to warm up. */
export function warmedUp(count: number, connections: number): { warmUp: number; counted: number } {
  return { warmUp: Math.ceil(count / 4 / connections), counted: Math.ceil(count / connections) }
}

async function inLanes(connections: number, run: (lane: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: connections }, (_, lane) => run(lane)))
}
