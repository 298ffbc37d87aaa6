import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergeEdit } from '../../src/kernel/edit.ts'
import type { CustomerId, UserId } from '../../src/kernel/ids.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { openWebWorld, type WebWorld, wordsOf } from '../http/web-world.ts'
import { openRace } from '../world/race.ts'
import { staff } from '../world/world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

const permissions = staff.kind === 'staff' ? staff.permissions : new Set<never>()
const member = (name: string, place: number): Actor => ({
  kind: 'staff',
  name,
  permissions,
  userId: `018f0000-0000-7000-8000-00000000020${place}` as UserId,
})
const ben = member('Ben', 1)
const mara = member('Mara', 2)

const living = { line1: 'Street 9', postcode: '10999', city: 'Bremen' }

/** An account, with the form that is opened for it: what is entered besides is as it was then. */
async function opened() {
  const ada = await world.person('Ada')
  const customerId = ada.customerId
  const fresh = await world.app.customers.page(staff, { customerId })
  await world.app.customers.change(staff, { ...fresh.details, ...living, customerId, version: fresh.version })
  const { details, version } = await world.app.customers.page(staff, { customerId })
  const saves = (by: Actor, changes: Partial<typeof details>, at = version) =>
    world.app.customers.change(by, { ...details, ...changes, version: at, customerId: ada.customerId })
  const stored = async () => (await world.app.customers.page(staff, { customerId: ada.customerId })).details
  return { ada, version, details, saves, stored }
}

test('who changes another detail than the one before keeps both, and is told whose', async () => {
  const { saves, stored } = await opened()
  await saves(ben, { phone: '+49 30 123' })
  const second = await saves(mara, { city: 'Berlin' })
  expect(second).toMatchObject({ outcome: 'saved', changed: 1 })
  expect(second).toMatchObject({ kept: [{ field: 'phone', after: '+49 30 123', by: { name: 'Ben' } }] })
  expect(await stored()).toMatchObject({ phone: '+49 30 123', city: 'Berlin' })
})

test('who changes the same detail is shown both, nothing is saved, and what they choose then stands', async () => {
  const { saves, stored } = await opened()
  await saves(ben, { phone: '+49 30 5550001', city: 'Bonn' })
  const second = await saves(mara, { phone: '+49 30 5550002', line1: 'Street 1' })
  expect(second).toMatchObject({
    outcome: 'conflict',
    conflicts: [{ field: 'phone', before: '', after: '+49 30 5550001', by: { kind: 'staff', name: 'Ben' } }],
    merged: { phone: '+49 30 5550002', city: 'Bonn', line1: 'Street 1' },
  })
  expect(await stored()).toMatchObject({ phone: '+49 30 5550001', line1: 'Street 9' })
  if (second.outcome !== 'conflict') throw new Error('it is one')
  await saves(mara, { ...second.merged, phone: '+49 30 5550002' }, second.version)
  expect(await stored()).toMatchObject({ phone: '+49 30 5550002', city: 'Bonn', line1: 'Street 1' })
})

test('the customer and staff are held to the same', async () => {
  const { ada, saves } = await opened()
  await saves(ada.actor, { phone: '+49 30 5550001' })
  expect(await saves(mara, { phone: '+49 30 5550002' })).toMatchObject({
    conflicts: [{ by: { kind: 'customer', name: null } }],
  })
})

test('two who enter the same are not at odds', async () => {
  const { saves } = await opened()
  await saves(ben, { phone: '+49 30 5550001' })
  expect(await saves(mara, { phone: '+49 30 5550001' })).toMatchObject({ outcome: 'saved', changed: 0 })
})

test('of two who save at once, the second is shown what the first did', async () => {
  const { ada, saves } = await opened()
  const race = await openRace(world.databaseUrl)
  await race.lock.customer(ada.customerId)
  const first = await race.start(() => saves(ben, { phone: '+49 30 5550001' }))
  const second = await race.start(() => saves(mara, { phone: '+49 30 5550002' }))
  await race.release()
  const outcomes = [await first.ended, await second.ended].map(({ outcome }) => outcome)
  expect(outcomes.toSorted()).toEqual(['conflict', 'saved'])
  await race.close()
})

describe('the form', () => {
  const pages = {
    'of staff': async () => {
      const { ada, saves, version, details } = await opened()
      const path = `/admin/customers/${ada.customerId}/details`
      return { saves, path, version, details, browser: world.browser(await world.member('Owner')) }
    },
    'of the customer': async () => {
      const { ada, saves, version, details } = await opened()
      const session = await world.session('userId' in ada.actor ? ada.actor.userId : '')
      return { saves, path: '/account/profile', version, details, browser: world.browser(session) }
    },
  }

  test.each(Object.entries(pages))(
    '%s shows both to choose, and of which version it is now',
    async (_, open) => {
      const { saves, path, version, details, browser } = await open()
      await saves(ben, { phone: '+49 30 5550001', city: 'Bonn' })
      const form = { ...details, intent: 'details', version }
      const answer = await browser.post(path, { ...form, phone: '+49 30 5550002' })
      expect(answer.status).toBe(409)
      expect(wordsOf(answer)).toContain('Ben (staff) changed this while you were editing it.')
      const choices = [...answer.text.matchAll(/<input type="radio"[^>]*name="phone"[^>]*>/g)].map(
        ([tag]) => tag,
      )
      expect(choices).toHaveLength(2)
      expect(choices[0]).toContain('value="+49 30 5550001"')
      expect(choices[1]).toContain('value="+49 30 5550002"')
      expect(choices[1]).toContain('checked')
      expect(answer.text).toMatch(/name="city"[^>]*value="Bonn"|value="Bonn"[^>]*name="city"/)
      const shown = /name="version" value="(\d+)"/.exec(answer.text)?.[1] ?? ''
      expect(BigInt(shown)).toBeGreaterThan(BigInt(version))
      const again = await browser.post(path, {
        ...form,
        city: 'Bonn',
        phone: '+49 30 5550002',
        version: shown,
      })
      expect(again.status).toBe(303)
    },
  )
})

describe('merging', () => {
  const by = { kind: 'staff', name: 'Ben' }
  const at = '2026-03-01T10:00:00.000Z' as never
  const change = (before: string, after: string) => ({ field: 'a', before, after, by, at })

  test('goes by how it was when the form was opened, through any number of changes', () => {
    const twice = [change('1', '2'), change('2', '3')]
    expect(mergeEdit({ a: '3' }, { a: '1' }, twice)).toMatchObject({
      merged: { a: '3' },
      conflicts: [],
      kept: [{ after: '3' }],
    })
    expect(mergeEdit({ a: '3' }, { a: '4' }, twice).conflicts).toMatchObject([{ before: '1', after: '3' }])
  })

  test('finds nothing at odds where it was changed there and back', () => {
    const back = [change('1', '2'), change('2', '1')]
    expect(mergeEdit({ a: '1' }, { a: '4' }, back)).toEqual({ merged: { a: '4' }, conflicts: [], kept: [] })
  })
})

test('an account that is somebody else’s stays so, whatever version is named', async () => {
  const { details, version } = await opened()
  const { actor } = await world.person('Eve')
  const foreign = '018f0000-0000-7000-8000-000000000999' as CustomerId
  const change = { ...details, version, customerId: foreign }
  await expect(world.app.customers.change(actor, change)).rejects.toMatchObject({ code: 'not_found' })
})
