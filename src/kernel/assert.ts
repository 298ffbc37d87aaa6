/** A bug in this program, never a user's mistake: it ends the request with 500 and is logged as a fault. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** Stops with a {@link Fault} unless `condition` holds; `message` says what must always be true. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message)
}

/** The value, or a {@link Fault} naming what was missing. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Fault(`missing: ${what}`)
  return value
}
