import type { Tally } from './tally.ts'

/** Does several things at the same moment and answers what came of those that were not refused. */
export async function atOnce<T>(
  tally: Tally,
  what: string,
  works: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const done: T[] = []
  await Promise.all(works.map((work) => tally.expect(what, async () => done.push(await work()))))
  return done
}
