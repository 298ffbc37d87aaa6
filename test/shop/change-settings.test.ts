import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../src/platform/actor.ts'
import type { ShopSettings } from '../../src/platform/shop-settings.ts'
import { openWorld, staff, type World } from '../world/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld('2026-03-01')
})
afterEach(() => world.close())

const ben: Actor = { ...(staff as Extract<Actor, { kind: 'staff' }>), name: 'Ben' }

async function changes(changed: Partial<ShopSettings>, actor: Actor = staff) {
  const { settings, version } = await world.app.shop.edited(staff, {})
  return world.app.shop.changeSettings(actor, { settings: { ...settings, ...changed }, version })
}

test('what is changed holds at once, and the rest stays', async () => {
  const before = world.app.shop.settings()
  expect(await changes({ name: 'Northwind', taxMode: 'inclusive' })).toEqual({ outcome: 'saved' })
  expect(world.app.shop.settings()).toEqual({ ...before, name: 'Northwind', taxMode: 'inclusive' })
})

test('retries that are taken away are not made any more, but for the one that an email has named already', async () => {
  const ada = await world.person('Ada')
  await ada.buys('good', await world.catalog('Hosting', { price: 1_000 }))
  await ada.changesCardTo('declined')
  await world.until('2026-04-01')
  const charges = async () =>
    (await world.app.payments.staffList(staff, {})).payments.filter(({ status }) => status === 'refused')
      .length
  const tried = await charges()
  expect(tried).toBe(1)
  await changes({ renewalRetryDays: [] })
  await world.until('2026-04-08')
  expect(await charges()).toBe(tried + 1)
})

test('the second of two is told what the first changed, by name, and nothing of theirs is saved', async () => {
  const { settings, version } = await world.app.shop.edited(staff, {})
  await world.app.shop.changeSettings(ben, { settings: { ...settings, name: 'Northwind' }, version })
  const second = { settings: { ...settings, taxId: 'DE136695976' }, version }
  expect(await world.app.shop.changeSettings(staff, second)).toMatchObject({
    outcome: 'outdated',
    version: version + 1,
    changes: [{ field: 'name', before: 'Testshop', after: 'Northwind', by: { name: 'Ben' } }],
  })
  expect(world.app.shop.settings()).toMatchObject({ name: 'Northwind', taxId: '' })
})

test('saved as they stand they are the same version, and the history says nothing', async () => {
  const before = await world.app.shop.edited(staff, {})
  await changes({})
  expect(await world.app.shop.edited(staff, {})).toEqual(before)
})

test('are nobody’s but of those who may change settings', async () => {
  const other: Actor = {
    ...(staff as Extract<Actor, { kind: 'staff' }>),
    permissions: new Set(['catalog'] as const),
  }
  await expect(world.app.shop.edited(other, {})).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(changes({ name: 'Mine' }, other)).rejects.toMatchObject({ code: 'not_permitted' })
})
