import type { Instant } from '../kernel/calendar.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

export type DueItem = { readonly id: string; readonly dueAt: Instant }

/**
 * Something that is to be done at its time: renewals to invoice, invoices to expire, outcomes to ask for. Each source finds
 * what is due; doing an item that was done meanwhile does nothing.
 */
export type DueSource = {
  readonly name: string
  due(now: Instant, limit: number): Promise<readonly DueItem[]>
  carryOut(item: DueItem): Promise<void>
}

const atOnce = 100

/**
 * Does everything that is due by now, in the order of its time, and of equal times in the order of the sources. What fails
 * is logged and left for the next round, without keeping others waiting. Answers how many items were carried out.
 */
export async function doDue(sources: readonly DueSource[], clock: Clock, log: Log): Promise<number> {
  const tried = new Set<string>()
  let count = 0
  for (;;) {
    const batch = (await collect(sources, clock.now())).filter(({ key }) => !tried.has(key))
    if (batch.length === 0) return count
    for (const { source, item, key } of batch) {
      tried.add(key)
      try {
        await source.carryOut(item)
        count += 1
      } catch (error) {
        log.error({ err: error, source: source.name, id: item.id }, 'something due could not be done')
      }
    }
  }
}

type Collected = { source: DueSource; item: DueItem; key: string }

async function collect(sources: readonly DueSource[], now: Instant): Promise<Collected[]> {
  const found = await Promise.all(sources.map((source) => source.due(now, atOnce)))
  const items = sources.flatMap((source, at) =>
    (found[at] ?? []).map((item) => ({ source, item, key: `${source.name} ${item.id} ${item.dueAt}` })),
  )
  return items.sort((a, b) => (a.item.dueAt < b.item.dueAt ? -1 : a.item.dueAt > b.item.dueAt ? 1 : 0))
}

/** The moment of the first thing that comes due until `end`, or null when nothing does. */
export async function firstDue(sources: readonly DueSource[], end: Instant): Promise<Instant | null> {
  const found = await Promise.all(sources.map((source) => source.due(end, 1)))
  return (
    found
      .flat()
      .map((item) => item.dueAt)
      .sort()[0] ?? null
  )
}
