import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../src/kernel/calendar.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

/** Nothing runs until that moment; then everything that was missed is done. */
async function sleepUntil(at: string): Promise<void> {
  world.clock.moveTo(instant(at))
  await world.app.due.doAll()
}

describe('after three days in which nothing ran', () => {
  test('a renewal is invoiced and charged once, and starts where the old term ended', async () => {
    const ada = await world.person('Ada')
    await ada.buys('good', await world.catalog('Hosting', { price: 1000, graceDays: 7 }))
    await sleepUntil('2026-04-03T09:00:00Z')
    expect((await ada.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid'])
    expect((await ada.purchases())[0]?.cycle).toMatchObject({ from: '2026-04-01', expiresOn: '2026-05-01' })
  })

  test('a declining card is tried once for the days that were missed, and the history lists them', async () => {
    const bea = await world.person('Bea')
    await bea.buys('good', await world.catalog('Club', { price: 1000, graceDays: 9 }))
    await bea.changesCardTo('declined')
    await world.until('2026-05-03')
    await sleepUntil('2026-05-07T09:00:00Z')
    const tries = (await bea.history())
      .filter(({ type }) => type === 'renewal.charge_tried')
      .map(({ payload }) => payload)
    expect(tries.reverse()).toMatchObject([
      { attempt: 1, nextTryOn: '2026-05-04', skippedTries: 0 },
      { attempt: 2, nextTryOn: '2026-05-08', skippedTries: 1 },
    ])
  })
})

test('after a month in which nothing ran, what expired is ended once and told once', async () => {
  const cem = await world.person('Cem')
  await cem.buys('good', await world.catalog('Press', { price: 1000, graceDays: 3 }))
  await cem.changesCardTo('declined')
  const [before] = await cem.purchases()
  await sleepUntil('2026-07-20T09:00:00Z')
  await world.app.due.doAll()
  expect((await cem.purchases())[0]).toMatchObject({ status: 'expired', id: before?.id })
  const told = (await cem.history()).filter(({ type }) => type === 'purchase.expired')
  expect(told).toHaveLength(1)
  expect((await cem.invoices()).map(({ status }) => status)).toEqual(['paid', 'expired'])
})
