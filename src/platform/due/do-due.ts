import { dateIn, type Instant, plusMilliseconds } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Clock } from '../clock.ts'
import type { Reader } from '../database.ts'
import type { Log } from '../log.ts'
import type { ShopSettings } from '../shop-settings.ts'
import type { DueBy, DueItem, DueSource } from './due-source.ts'
import {
  claimCustomers,
  type FoundItem,
  findDue,
  findDueOf,
  findFirstDue,
  forgetFailure,
  forgetOldFailures,
  releaseCustomers,
  renewClaims,
  saveFailure,
} from './due-store.ts'

type Parts = {
  readonly reader: Reader
  readonly sources: readonly DueSource[]
  readonly clock: Clock
  readonly settings: () => ShopSettings
  readonly log: Log
  readonly newId: () => string
}

/** Of each source, at each look. */
const lookedAt = 200
const renewEveryMs = 20_000

export type NextDue = { readonly source: DueSource; readonly item: DueItem }

/**
 * Everything that is done by itself when its time has come, by any number of workers and several customers at a time. Each
 * customer's items are done one after the other, in the order of their time and of equal times in the order of the sources.
 * What fails is kept and tried again later and later, and keeps nobody waiting.
 */
export function createDueWork({ reader, sources, clock, settings, log, newId }: Parts) {
  /** Does everything that is due by now. Answers how many items were done. */
  async function doAll(atOnce = 1): Promise<number> {
    const worker = newId()
    const tried = new Set<string>()
    const running = new Set<Promise<void>>()
    let count = 0
    const keeping = setInterval(() => void keep(worker), renewEveryMs)
    try {
      for (;;) {
        const groups = await claimNext(worker, atOnce, tried)
        if (groups.length === 0 && running.size === 0) break
        if (groups.length === 0) await Promise.race(running)
        for (const group of groups) {
          const done = carryOutAll(worker, group).then((number) => {
            count += number
            running.delete(done)
          })
          running.add(done)
          if (running.size >= atOnce) await Promise.race(running)
        }
      }
    } finally {
      await Promise.allSettled(running)
      clearInterval(keeping)
    }
    await forgetOldFailures(reader, sources, dueBy(clock.now()))
    return count
  }

  function dueBy(at: Instant): DueBy {
    const shop = settings()
    return { at, today: dateIn(shop.timeZone, at), shop }
  }

  function keep(worker: string): Promise<void> {
    return renewClaims(reader, worker).catch((error) => {
      log.warn({ err: error }, 'the claims of what is being done could not be renewed')
    })
  }

  /** Everything that is due of a few customers whom nobody else is busy with, in its order. */
  async function claimNext(worker: string, atOnce: number, tried: Set<string>): Promise<FoundItem[][]> {
    for (;;) {
      const by = dueBy(clock.now())
      const found = await findDue(reader, sources, { by, limit: lookedAt })
      const waiting = found.filter((item) => !tried.has(keyOf(item))).map(({ customerId }) => customerId)
      if (waiting.length === 0) return []
      const asked = [...new Set(waiting)].slice(0, atOnce * 4)
      const claimed = await claimCustomers(reader, worker, asked)
      // Looked at again: another worker may have done some of it before this one was granted the customer.
      const due = await findDueOf(reader, sources, { by, customerIds: claimed })
      const mine = [...groupByCustomer(due.filter((item) => !tried.has(keyOf(item)))).values()]
      for (const item of mine.flat()) tried.add(keyOf(item))
      const idle = claimed.filter((id) => !mine.some(([first]) => first?.customerId === id))
      await releaseCustomers(reader, worker, idle)
      if (mine.length > 0) return mine
    }
  }

  async function carryOutAll(worker: string, items: readonly FoundItem[]): Promise<number> {
    let count = 0
    for (const item of items) if (await carryOut(item)) count += 1
    const customerId = items[0]?.customerId
    if (customerId) await releaseCustomers(reader, worker, [customerId]).catch(() => undefined)
    return count
  }

  async function carryOut(item: FoundItem): Promise<boolean> {
    const source = sources[item.source]
    if (!source) return false
    try {
      await source.carryOut(item)
      if (item.attempts > 0) await forgetFailure(reader, source.name, item.id)
      return true
    } catch (error) {
      log.error({ err: error, source: source.name, id: item.id }, 'something due could not be done')
      const at = clock.now()
      const tryAt = plusMilliseconds(at, backOffMs(item.attempts))
      const failed = { source: source.name, item, failure: wordsOf(error), at, tryAt }
      await saveFailure(reader, failed).catch((why) => log.error({ err: why }, 'a failure could not be kept'))
      return false
    }
  }

  /** The first thing that comes due until `until`, or null when nothing does. */
  async function first(until: Instant): Promise<NextDue | null> {
    const item = await findFirstDue(reader, sources, dueBy(until))
    const source = item && sources[item.source]
    return source ? { source, item } : null
  }

  return {
    sources,
    doAll,
    first,
    /** Does everything that comes due until then, each thing at its own moment, to which `moveTo` sets the clock. */
    async passUntil(until: Instant, moveTo: (at: Instant) => void): Promise<void> {
      const seen = new Set<string>()
      for (;;) {
        const next = await first(until)
        if (!next) return
        const key = `${next.source.name} ${next.item.id} ${next.item.dueAt}`
        // Another worker is busy with it.
        if (seen.has(key)) return
        seen.add(key)
        moveTo(next.item.dueAt)
        await doAll()
      }
    },
  }
}

export type DueWork = ReturnType<typeof createDueWork>

const firstPauseMs = 30_000
const longestPauseMs = 6 * 3_600_000

/** Half a minute at first, twice as long each time, and at most six hours. */
function backOffMs(attempts: number): number {
  return Math.min(firstPauseMs * 2 ** Math.min(attempts, 20), longestPauseMs)
}

const longestFailure = 300

function wordsOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, longestFailure)
}

function keyOf({ source, id, dueAt }: FoundItem): string {
  return `${source} ${id} ${dueAt}`
}

function groupByCustomer(items: readonly FoundItem[]): Map<CustomerId, FoundItem[]> {
  const groups = new Map<CustomerId, FoundItem[]>()
  for (const item of items) {
    const group = groups.get(item.customerId)
    if (group) group.push(item)
    else groups.set(item.customerId, [item])
  }
  return groups
}
