import { CardRejected, GatewayUnreachable } from '../../src/payments/gateway.ts'
import { Refused } from '../../src/platform/refused.ts'
import { Killed } from './trouble.ts'

/** What was done, what was answered, and what happened today: for the summary, and for whoever replays a failing seed. */
export type Tally = ReturnType<typeof createTally>

export function createTally() {
  const acts = new Map<string, number>()
  const answers = new Map<string, number>()
  const spentMs = new Map<string, number>()
  let trail: string[] = []

  const add = (to: Map<string, number>, what: string, amount = 1) =>
    to.set(what, (to.get(what) ?? 0) + amount)

  return {
    /** A no, a card that is none, an outage and a kill are answers; anything else that is thrown is a fault, and ends the run. */
    async expect(what: string, work: () => Promise<unknown>): Promise<void> {
      add(acts, what)
      const begun = performance.now()
      const answer = await work().then(() => 'done', answerOf)
      add(spentMs, what, performance.now() - begun)
      add(answers, answer)
      trail.push(`${what}: ${answer}`)
    },
    async timed<T>(what: string, work: () => Promise<T>): Promise<T> {
      const begun = performance.now()
      try {
        return await work()
      } finally {
        add(spentMs, what, performance.now() - begun)
      }
    },
    note: (what: string) => add(answers, what),
    newDay(): void {
      trail = []
    },
    trail: () => trail.join('\n'),
    counts: (): ReadonlyMap<string, number> => answers,
    summary: () =>
      [
        `did ${listed(acts)}`,
        `answered ${listed(answers)}`,
        `seconds ${listed(spentMs, (spent) => (spent / 1_000).toFixed(1))}`,
      ].join('\n'),
  }
}

function answerOf(error: unknown): string {
  if (error instanceof Refused) return error.code
  if (error instanceof CardRejected) return `card ${error.field}`
  if (error instanceof GatewayUnreachable || (error as Error).name === 'Outage') return 'outage'
  if (error instanceof Killed) return 'killed'
  throw error
}

function listed(counts: ReadonlyMap<string, number>, words: (count: number) => string = String): string {
  const most = [...counts].sort((a, b) => b[1] - a[1])
  return most.map(([what, count]) => `${what} ${words(count)}`).join(', ')
}
