import { afterAll, describe, expect, test } from 'vitest'
import { checks } from '../../src/checks.ts'
import { present } from '../../src/kernel/assert.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { watchCommands } from './commands.ts'
import { createDice } from './dice.ts'
import { plants } from './plants/index.ts'
import { put } from './plants/put.ts'
import type { Simulated } from './simulated-shop.ts'
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

let shop: Simulated | undefined
let superuser: Database | undefined

afterAll(async () => {
  await superuser?.close()
  await shop?.close()
})

/** It takes a renewal in review on the day of a refund, which not every year has: a scenario of refunds has it. */
const rare = ['refund.postpone_following']

test('every evening of a year the books balance, and everything paid for was delivered once', async () => {
  const begun = performance.now()
  const neverRun = await watchCommands()
  try {
    const lived = await simulate(span)
    shop = lived.shop
    superuser = openDatabase(shop.adminUrl, 1)
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    process.stdout.write(`simulated with seed "${span.seed}" in ${seconds} s: ${lived.summary}\n`)
  } catch (error) {
    const { seed, days, customers } = span
    const flags = `SIMULATION_SEED='${seed}' SIMULATION_DAYS=${days} SIMULATION_CUSTOMERS=${customers}`
    throw new Error(`it does not hold with ${flags}: ${(error as Error).message}`)
  }
  // A shorter span than usual may leave something out.
  const missing = neverRun().filter((name) => !rare.includes(name))
  if (span.days >= 365) expect(missing, 'commands that nobody in the simulation gives').toEqual([])
}, 3_600_000)

/** The year was lived and `verify` named nothing in it; now each fault is put into it, and taken out again. */
describe('in that shop', () => {
  test.each(plants)('$what is named, or refused by the database', async (plant) => {
    const database = present(superuser, 'a year that was lived')
    const planted = await put(database, plant, createDice(`${span.seed} ${plant.what}`))
    if (!planted) {
      // A shorter span than usual may have nothing that it can be put into.
      expect(span.days, 'days that were lived, and brought nothing that this can be put into').toBeLessThan(
        365,
      )
      return
    }
    const { row, differences, refusal } = planted
    if ('refused' in plant) {
      expect(refusal).toMatch(plant.refused)
      return
    }
    const context = expect.arrayContaining(plant.names.map((name) => row[name]))
    const says = expect.stringMatching(/^[A-Z0-9].* .*\.$/)
    expect(differences).toContainEqual({ rule: plant.rule, context, says })
  })

  test('there is a fault for every rule, and a rule for every fault', () => {
    const rules = checks.flatMap((check) => check.rules)
    const planted = plants.flatMap((plant) => ('rule' in plant ? [plant.rule] : []))
    expect([...new Set(planted)].sort()).toEqual([...rules].sort())
  })
})
