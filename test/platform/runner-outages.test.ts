import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { NoOutput } from '../../src/kernel/codecs.ts'
import { isOutage } from '../../src/platform/outage.ts'
import { anyone } from '../../src/platform/permission.ts'
import { query, useCase } from '../../src/platform/use-case.ts'
import { count } from '../world/facts.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const rolesNamed = (name: string) =>
  count(world.runtime.database.reader, sql`select count(*) from roles where name = ${name}`)

const endsItself = sql`select pg_terminate_backend(pg_backend_pid())`

/** Makes a role; the first `times` tries lose their connection afterwards. */
function makingRole(name: string, times: number) {
  let tries = 0
  const makes = useCase({
    name: 'test.make_role',
    input: z.object({}),
    output: NoOutput,
    may: anyone,
    async run(work) {
      tries += 1
      await work.trx.insertInto('roles').values({ id: work.newId(), name, permissions: [] }).execute()
      work.record({ type: 'group.created', customerId: null, name })
      if (tries <= times) await endsItself.execute(work.trx)
    },
  })
  return { make: () => world.app.bind(makes)(world.staff, {}), tries: () => tries }
}

test('a use case whose connection is lost before it commits is done again, and once', async () => {
  const { make, tries } = makingRole('lost once', 1)
  await make()
  expect([tries(), await rolesNamed('lost once')]).toEqual([2, 1])
})

test('one that loses it again and again ends as an outage, with nothing done', async () => {
  const { make, tries } = makingRole('lost for good', 99)
  expect(isOutage(await make().catch((error: unknown) => error))).toBe(true)
  expect([tries(), await rolesNamed('lost for good')]).toEqual([3, 0])
})

test('one whose connection is lost while it commits is not repeated: nobody knows whether it was done', async () => {
  const { reader } = world.runtime.database
  await sql`create function ends_itself() returns trigger language plpgsql as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`.execute(reader)
  await sql`create constraint trigger ends_itself after insert on roles deferrable initially deferred
    for each row when (new.name = 'lost at commit') execute function ends_itself()`.execute(reader)
  const { make, tries } = makingRole('lost at commit', 0)
  expect(isOutage(await make().catch((error: unknown) => error))).toBe(true)
  expect([tries(), await rolesNamed('lost at commit')]).toEqual([1, 0])
})

test('a query whose connection is lost is asked again', async () => {
  let tries = 0
  const looks = query({
    name: 'test.look',
    input: z.object({}),
    output: z.array(z.object({ n: z.number() })),
    may: anyone,
    async run({ reader }) {
      tries += 1
      if (tries === 1) await endsItself.execute(reader)
      return (await sql<{ n: number }>`select 1 as n`.execute(reader)).rows
    },
  })
  expect(await world.app.bind(looks)(world.staff, {})).toEqual([{ n: 1 }])
  expect(tries).toBe(2)
})
