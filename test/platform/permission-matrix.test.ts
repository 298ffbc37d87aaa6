import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { permissions } from '../../src/identity/permissions.ts'
import { UserId } from '../../src/kernel/ids.ts'
import { type Actor, type Permission, system, visitor } from '../../src/platform/actor.ts'
import { Refused } from '../../src/platform/refused.ts'
import { monthly } from '../world/catalog.ts'
import { allDefinitions, type Definition, hiddenDefinitions } from '../world/definitions.ts'
import { openWorld, type World } from '../world/world.ts'

const definitions = await allDefinitions()

let world: World
let owned: object
let owner: Actor
let stranger: Actor

beforeAll(async () => {
  world = await openWorld('2026-03-01')
  const ada = await world.person('Ada')
  const bob = await world.person('Bob')
  const { order, payment } = await ada.buys('good', await world.catalog('Thing', { price: 1000 }))
  const [purchase] = await ada.purchases()
  const instalments = { count: 3, every: monthly }
  await ada.buys('good', await world.catalog('Course', { price: 900, instalments }))
  const { reader } = world.runtime.database
  const schedule = await reader.selectFrom('schedules').select('id').executeTakeFirstOrThrow()
  owner = ada.actor
  stranger = bob.actor
  owned = {
    customerId: ada.customerId,
    invoiceId: order.invoiceId,
    invoiceIds: [order.invoiceId],
    number: order.number,
    paymentId: payment.id,
    purchaseId: purchase?.id,
    scheduleId: schedule.id,
  }
})
afterAll(() => world.close())

/** What a definition answers this actor about Ada's things, whatever it would then do. */
async function answer(definition: Definition, actor: Actor): Promise<string> {
  const harmless = {
    ...definition,
    input: z.any(),
    withoutHistory: 'nothing is done',
    run: async () => 'yes',
  }
  try {
    return String(await world.app.bind(harmless as Definition)(actor, owned))
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

const userId = UserId.parse('018f0000-0000-7000-8000-00000000000f')
const staffWith = (...granted: Permission[]): Actor => ({
  kind: 'staff',
  userId,
  name: 'Stella',
  permissions: new Set(granted),
})
const user: Actor = { kind: 'user', userId }

describe.each(definitions)('$name', (definition) => {
  const grants = new Set(definition.may.grants)
  const forAll = grants.has('anyone')
  const granted = permissions.filter((permission) => grants.has(`staff:${permission}`))

  test('answers the owner of what it is about', async () => {
    const may = forAll || grants.has('owner') || grants.has('customer')
    expect(await answer(definition, owner)).toBe(may ? 'yes' : 'not_permitted')
  })

  test('does not let another customer learn that it exists', async () => {
    const expected =
      forAll || grants.has('customer') ? 'yes' : grants.has('owner') ? 'not_found' : 'not_permitted'
    expect(await answer(definition, stranger)).toBe(expected)
  })

  test('asks visitors to sign in, and gives nothing to a login without an account', async () => {
    expect(await answer(definition, visitor)).toBe(forAll ? 'yes' : 'sign_in_required')
    expect(await answer(definition, user)).toBe(forAll || grants.has('user') ? 'yes' : 'not_permitted')
  })

  test('lets staff in by its permissions and by no other', async () => {
    const others = permissions.filter((permission) => !granted.includes(permission))
    const anyStaff = forAll || grants.has('staff')
    for (const permission of granted) expect(await answer(definition, staffWith(permission))).toBe('yes')
    expect(await answer(definition, staffWith(...others))).toBe(anyStaff ? 'yes' : 'not_permitted')
  })

  test('lets the program itself in only where it says so', async () => {
    expect(await answer(definition, system('test'))).toBe(
      forAll || grants.has('system') ? 'yes' : 'not_permitted',
    )
  })
})

test('the program lists every use case and query that there is', () => {
  const listed = world.app.definitions().map(({ name }) => name)
  expect(listed).toEqual(definitions.map(({ name }) => name))
})

test('no use case or query is hidden from the matrix', () => {
  expect(hiddenDefinitions()).toEqual([])
})

test('the matrix, and what keeps no history, are as they were agreed', async () => {
  const lines = definitions.map((definition) => {
    const silent = definition.kind === 'use case' && definition.withoutHistory
    const note = silent ? `  (no history: ${silent})` : ''
    return `${definition.kind.padEnd(9)} ${definition.name.padEnd(34)} ${definition.may.grants.join(', ')}${note}`
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('permission-matrix.txt')
})
