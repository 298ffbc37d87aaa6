import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { MoneyCodec, NoOutput } from '../../src/kernel/codecs.ts'
import { anyone } from '../../src/platform/permission.ts'
import { query, useCase } from '../../src/platform/use-case.ts'
import { allDefinitions } from '../world/definitions.ts'
import { openWorld, type World } from '../world/world.ts'

const definitions = await allDefinitions()

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

test.each(definitions)('what $name answers can be told as JSON, and how', ({ output }) => {
  expect(() => z.toJSONSchema(output, { io: 'input' })).not.toThrow()
})

const forPeople = definitions.filter(({ may }) => may.grants.some((grant) => grant !== 'system'))
const readsOutcomes = ['payment.settle_review']

test.each(forPeople.filter(({ name }) => !readsOutcomes.includes(name)))(
  'what $name takes can be told as JSON, and how',
  ({ input }) => {
    expect(() => z.toJSONSchema(input, { io: 'input' })).not.toThrow()
  },
)

test('money is text in JSON, and exact when it is read again', () => {
  const much = { minor: 9_007_199_254_740_993n, currency: 'EUR' }
  const text = { minor: '9007199254740993', currency: 'EUR' }
  expect(z.encode(MoneyCodec, much)).toEqual(text)
  expect(z.decode(MoneyCodec, text)).toEqual(much)
  expect(MoneyCodec.safeParse({ minor: '10.5', currency: 'EUR' }).success).toBe(false)
})

const gift = useCase({
  name: 'test.gift',
  input: z.object({}),
  output: z.object({ amount: MoneyCodec, reason: z.string().nullable() }),
  may: anyone,
  run: async () => ({ amount: { minor: 500n, currency: 'EUR' }, reason: null }),
})

test('an answer under a key is given again as it was, money and all', async () => {
  const bound = world.app.bind(gift)
  const first = await bound(world.staff, {}, { idempotencyKey: 'once' })
  expect(await bound(world.staff, {}, { idempotencyKey: 'once' })).toEqual(first)
  expect(first.amount.minor).toBe(500n)
})

test('no answer at all is given again as none', async () => {
  const bound = world.app.bind(
    useCase({
      name: 'test.nothing',
      input: z.object({}),
      output: NoOutput,
      may: anyone,
      run: async () => {},
    }),
  )
  expect(await bound(world.staff, {}, { idempotencyKey: 'once' })).toBeUndefined()
  expect(await bound(world.staff, {}, { idempotencyKey: 'once' })).toBeUndefined()
})

test.each([
  ['more than its schema says', { number: '1', secret: 'token' }, /answers more than/],
  ['less than it says', {}, /does not allow/],
  ['something else', { number: 1 }, /does not allow/],
])('an answer that says %s is a fault', async (_, answer, fault) => {
  const same = { input: z.object({}), output: z.object({ number: z.string() }), may: anyone }
  const run = async () => answer as { number: string }
  await expect(
    world.app.bind(useCase({ name: 'test.wrong', ...same, run }))(world.staff, {}),
  ).rejects.toThrow(fault)
  await expect(world.app.bind(query({ name: 'test.wrong', ...same, run }))(world.staff, {})).rejects.toThrow(
    fault,
  )
})
