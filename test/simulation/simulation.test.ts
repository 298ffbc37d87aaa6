import { expect, test } from 'vitest'
import { watchCommands } from './commands.ts'
import { simulate } from './year.ts'

/**
 * A shop's year, lived by people who do what the dice say, with a provider that is away now and then, webhooks that come
 * twice and late, processes that end in the middle, and days on which nothing runs. Every evening the invariants are
 * checked. The same seed lives the same year again; a longer one is lived with
 * SIMULATION_SEED=anything SIMULATION_DAYS=730 SIMULATION_CUSTOMERS=500 vitest run test/simulation
 */
const span = {
  seed: process.env.SIMULATION_SEED ?? 'clientele',
  days: Number(process.env.SIMULATION_DAYS ?? 365),
  customers: Number(process.env.SIMULATION_CUSTOMERS ?? 200),
}

test('every evening of a year the books balance, and everything paid for was delivered once', async () => {
  const begun = performance.now()
  const neverRun = await watchCommands()
  try {
    const summary = await simulate(span)
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    process.stdout.write(`simulated with seed "${span.seed}" in ${seconds} s: ${summary}\n`)
  } catch (error) {
    const { seed, days, customers } = span
    const flags = `SIMULATION_SEED='${seed}' SIMULATION_DAYS=${days} SIMULATION_CUSTOMERS=${customers}`
    throw new Error(`it does not hold with ${flags}: ${(error as Error).message}`)
  }
  // A shorter span than usual may leave something out.
  if (span.days >= 365) expect(neverRun(), 'commands that nobody in the simulation gives').toEqual([])
}, 3_600_000)
