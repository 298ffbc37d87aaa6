import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Moment } from '../../src/kernel/codecs.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { anyone, staffWith } from '../../src/platform/permission.ts'
import { Refused } from '../../src/platform/refused.ts'
import { useCase, type Work } from '../../src/platform/use-case.ts'
import { count } from '../world/facts.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const insertRole = (work: Work, name: string) =>
  work.trx.insertInto('roles').values({ id: work.newId(), name, permissions: [] }).execute()
const roles = (name: string) =>
  count(world.runtime.database.reader, sql`select count(*) from roles where name = ${name}`)
const events = () => count(world.runtime.database.reader, sql`select count(*) from events`)

const makeRole = useCase({
  name: 'test.make_role',
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string(), at: Moment }),
  may: anyone,
  async run(work, { name }) {
    await insertRole(work, name)
    work.record({ type: 'group.created', customerId: null, name })
    return { name, at: work.now }
  },
})

describe('a use case that writes', () => {
  test.each([
    ['through the query builder', (work: Work) => insertRole(work, 'silent')],
    [
      'with plain SQL',
      (work: Work) => sql`insert into roles values (${work.newId()}, 'silent', '{}')`.execute(work.trx),
    ],
    [
      'with an update in a WITH',
      (work: Work) => sql`with a as (update roles set name = name) select 1`.execute(work.trx),
    ],
    ['by deleting', (work: Work) => work.trx.deleteFrom('carts').execute()],
  ])('%s and records no event fails, and nothing of it stays', async (_, write) => {
    const forgetful = useCase({
      name: 'test.forgetful',
      input: z.object({}),
      output: z.unknown(),
      may: anyone,
      run: (work) => write(work) as Promise<unknown>,
    })
    await expect(world.app.bind(forgetful)(world.staff, {})).rejects.toThrow(/recorded no event/)
    expect(await roles('silent')).toBe(0)
  })

  test('may lock rows without recording anything', async () => {
    const careful = useCase({
      name: 'test.careful',
      input: z.object({}),
      output: z.array(z.object({ id: z.string() })),
      may: anyone,
      run: (work) => work.trx.selectFrom('roles').select('id').forUpdate().execute(),
    })
    await expect(world.app.bind(careful)(world.staff, {})).resolves.toHaveLength(4)
  })

  test('and is refused half-way leaves neither rows nor events nor emails', async () => {
    const before = await events()
    const failing = useCase({
      ...makeRole,
      name: 'test.failing',
      async run(work, input) {
        await makeRole.run(work, input)
        throw new Error('half-way')
      },
    })
    await expect(world.app.bind(failing)(world.staff, { name: 'half' })).rejects.toThrow('half-way')
    expect([await roles('half'), await events()]).toEqual([0, before])
  })
})

describe('an idempotency key', () => {
  const keyed = (name: string, key: string) =>
    world.app.bind(makeRole)(world.staff, { name }, { idempotencyKey: key })

  test('answers the same again without doing it again', async () => {
    const first = await keyed('once', 'key-1')
    expect(await keyed('once', 'key-1')).toEqual(first)
    expect(await roles('once')).toBe(1)
  })

  test('used by twenty requests at once does it once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => keyed('twenty', 'key-2')))
    expect(new Set(answers.map(({ at }) => at)).size).toBe(1)
    expect(await roles('twenty')).toBe(1)
  })

  test('with another input is refused', async () => {
    await keyed('one', 'key-3')
    await expect(keyed('other', 'key-3')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    expect(await roles('other')).toBe(0)
  })

  test('answers the same when doing it again would be refused', async () => {
    const unique = useCase({
      ...makeRole,
      name: 'test.unique_role',
      async run(work, input) {
        const there = await work.trx.selectFrom('roles').select('id').where('name', '=', input.name).execute()
        if (there.length > 0) throw new Refused('invalid_input')
        return makeRole.run(work, input)
      },
    })
    const again = () => world.app.bind(unique)(world.staff, { name: 'unique' }, { idempotencyKey: 'key-5' })
    expect(await again()).toEqual(await again())
    await expect(world.app.bind(unique)(world.staff, { name: 'unique' })).rejects.toThrow(Refused)
  })

  test('tells nothing to whoever may no longer do it', async () => {
    await keyed('before', 'key-6')
    const dismissed: Actor = { ...world.staff, permissions: new Set() } as Actor
    const run = world.app.bind({ ...makeRole, may: staffWith('staff') })
    await run(world.staff, { name: 'before' }, { idempotencyKey: 'key-6' })
    await expect(run(dismissed, { name: 'before' }, { idempotencyKey: 'key-6' })).rejects.toMatchObject({
      code: 'not_permitted',
    })
  })

  test('of one person is not that of another', async () => {
    await keyed('mine', 'key-4')
    const bob = await world.person('Bob')
    await world.app.bind(makeRole)(bob.actor, { name: 'theirs' }, { idempotencyKey: 'key-4' })
    expect(await roles('theirs')).toBe(1)
  })
})

test('a deadlock is tried again and both sides succeed', async () => {
  const both = useCase({
    name: 'test.both',
    input: z.object({ first: z.string(), second: z.string() }),
    output: z.string(),
    may: anyone,
    withoutHistory: 'for the test',
    async run(work, { first, second }) {
      for (const name of [first, second]) {
        await sql`update roles set permissions = permissions where name = ${name}`.execute(work.trx)
        await sql`select pg_sleep(0.05)`.execute(work.trx)
      }
      return 'done'
    },
  })
  const run = world.app.bind(both)
  const [a, b] = ['Owner', 'Support']
  const answers = await Promise.all([
    run(world.staff, { first: a, second: b }),
    run(world.staff, { first: b, second: a }),
  ])
  expect(answers).toEqual(['done', 'done'])
})

test('input that does not fit is refused with the path of each problem', async () => {
  const refused = world.app.bind(makeRole)(world.staff, { name: 7 } as never)
  await expect(refused).rejects.toMatchObject({ code: 'invalid_input', problems: [{ path: ['name'] }] })
})
