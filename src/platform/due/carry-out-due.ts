import { plusMilliseconds } from '../../kernel/calendar.ts'
import type { DueParts } from './due-parts.ts'
import { type FoundItem, forgetFailure, releaseCustomers, saveFailure } from './due-store.ts'

/** Does what is due of one customer, one thing after the other, and lets go of them. Answers how many things were done. */
export async function carryOutAll(
  parts: DueParts,
  worker: string,
  items: readonly FoundItem[],
): Promise<number> {
  let count = 0
  for (const item of items) if (await carryOut(parts, item)) count += 1
  const customerId = items[0]?.customerId
  if (customerId) await releaseCustomers(parts.reader, worker, [customerId]).catch(() => undefined)
  return count
}

async function carryOut({ reader, sources, clock, log }: DueParts, item: FoundItem): Promise<boolean> {
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
