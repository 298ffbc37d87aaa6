import { dateIn, type Instant, plusDays, startOfDay } from '../../kernel/calendar.ts'
import { carryOutAll } from './carry-out-due.ts'
import { claimNext, type Round } from './claim-due.ts'
import { type DueParts, dueBy } from './due-parts.ts'
import type { DueItem, DueSource } from './due-source.ts'
import { findFirstDue, forgetOldFailures, renewClaims } from './due-store.ts'

const renewEveryMs = 20_000

export type NextDue = { readonly source: DueSource; readonly item: DueItem }
export type DueWork = ReturnType<typeof createDueWork>

/**
 * Everything that is done by itself when its time has come, by any number of workers and several customers at a time. Each
 * customer's items are done one after the other, in the order of their time and of equal times in the order of the sources.
 * What fails is kept and tried again later and later, and keeps nobody waiting.
 */
export function createDueWork(parts: DueParts) {
  return {
    sources: parts.sources,
    doAll: (atOnce = 1) => doAll(parts, atOnce),
    first: (until: Instant) => firstDue(parts, until),
    passUntil: (until: Instant, moveTo: (at: Instant) => void) => passUntil(parts, until, moveTo),
  }
}

/** Does everything that is due by now, so many customers at once. Answers how many items were done. */
async function doAll(parts: DueParts, atOnce: number): Promise<number> {
  const round: Round = { worker: parts.newId(), atOnce, tried: new Set() }
  const running = new Set<Promise<void>>()
  let count = 0
  const keeping = setInterval(() => void keep(parts, round.worker), renewEveryMs)
  try {
    for (;;) {
      const groups = await claimNext(parts, round)
      if (groups.length === 0 && running.size === 0) break
      if (groups.length === 0) await Promise.race(running)
      for (const group of groups) {
        const done = carryOutAll(parts, round.worker, group).then((number) => {
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
  await forgetOldFailures(parts.reader, parts.sources, dueBy(parts, parts.clock.now()))
  return count
}

function keep({ reader, log }: DueParts, worker: string): Promise<void> {
  return renewClaims(reader, worker).catch((error) => {
    log.warn({ err: error }, 'the claims of what is being done could not be renewed')
  })
}

/** The first thing that comes due until `until`, or null when nothing does. */
async function firstDue(parts: DueParts, until: Instant): Promise<NextDue | null> {
  const item = await findFirstDue(parts.reader, parts.sources, dueBy(parts, until))
  const source = item && parts.sources[item.source]
  return source ? { source, item } : null
}

/**
 * Does everything that comes due until then, each thing at its own moment, to which `moveTo` sets the clock, and never back. What cannot be
 * done at its moment, as what waits for a transfer that is given up some days later, is tried again each day, and holds up nothing else.
 */
async function passUntil(parts: DueParts, until: Instant, moveTo: (at: Instant) => void): Promise<void> {
  const { clock } = parts
  const tried = new Set<string>()
  for (;;) {
    const next = await firstDue(parts, until)
    if (!next) return
    const { source, item } = next
    const key = `${source.name} ${item.id} ${item.dueAt}`
    const now = clock.now()
    if (tried.has(key) && now >= until) return
    const moments = [until, tried.has(key) ? nextDay(parts) : item.dueAt].sort()
    tried.add(key)
    if (moments[0] && moments[0] > now) moveTo(moments[0])
    await doAll(parts, 1)
  }
}

function nextDay({ clock, settings }: DueParts): Instant {
  const { timeZone } = settings()
  return startOfDay(plusDays(dateIn(timeZone, clock.now()), 1), timeZone)
}
