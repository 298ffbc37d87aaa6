import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Something that we need does not answer: the database, a payment provider, the mail server. Nobody's mistake, and it passes:
 * it is tried again, or answered with 503. Other libraries' errors that mean the same are known by {@link isOutage}.
 */
export class Outage extends Error {
  override readonly name: string = 'Outage'
}

/**
 * PostgreSQL's conditions (SQLSTATE) that are an outage. By class: 08 no connection, 53 no room (disk, memory, connections,
 * limits), 58 the machine below it. By code: a lock or a statement that took too long (55P03, 57014), the server going down or
 * coming up (57P01 to 57P03), a session that it ended (57P05, 25P03), and a database that only reads for now, as while another
 * one takes over (25006).
 */
const outageStates = /^(?:08|53|58)[0-9A-Z]{3}$|^(?:55P03|57014|57P0[1235]|25P03|25006)$/

/** The operating system's words for a connection that cannot be made, or is gone. */
const outageCodes: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
])

/** What `pg`, its pool and the query builder say without any code. */
const outageWords = [
  ...['Connection terminated', 'Client has encountered a connection error', 'Client was closed'],
  ...['timeout exceeded when trying to connect', 'timeout expired', 'Query read timeout'],
  ...['Cannot use a pool after calling end', 'driver has already been destroyed'],
  'Postgres connection has been discarded',
]

/** Of a chain of errors, each the cause of the one before it, no more than these are looked at. */
const deepestCause = 5

/** Whether an error, or one that it was caused by, says that something was away, and not that something is wrong. */
export function isOutage(error: unknown): boolean {
  return isOutageWithin(error, deepestCause)
}

function isOutageWithin(error: unknown, depth: number): boolean {
  if (depth === 0 || !(error instanceof Error)) return false
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }
  if (error instanceof Outage || syscall === 'connect') return true
  if (typeof code === 'string' && (outageStates.test(code) || outageCodes.has(code))) return true
  if (outageWords.some((words) => error.message.startsWith(words))) return true
  // A host with several addresses that was tried at each of them.
  if (error instanceof AggregateError) return error.errors.some((one) => isOutageWithin(one, depth - 1))
  return isOutageWithin(error.cause, depth - 1)
}

const pausesMs = [50, 250]
const onlyWithinMs = 1_000

/**
 * Does something again, twice at most, when it met an outage at once, as at a connection that was cut while nobody used it. What
 * has taken long is not repeated: whoever waits for it has waited long enough. Only for what has had no effect when it fails;
 * `maybeDone` tells of a failure after which that is not known.
 */
export async function againAfterOutage<T>(
  run: () => Promise<T>,
  maybeDone: () => boolean = () => false,
): Promise<T> {
  const begun = performance.now()
  for (const pauseMs of pausesMs) {
    try {
      return await run()
    } catch (error) {
      if (!isOutage(error) || maybeDone() || performance.now() - begun > onlyWithinMs) throw error
      await sleep(pauseMs)
    }
  }
  return run()
}

/** Waits for something no longer than this; what it comes to later is of no interest any more. */
export async function within<T>(milliseconds: number, running: Promise<T>, what: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Outage(`${what} did not answer in time`)), milliseconds)
  try {
    return await Promise.race([running, promise])
  } finally {
    clearTimeout(timer)
  }
}
