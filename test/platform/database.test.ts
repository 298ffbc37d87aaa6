import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { longestInLaneMs } from '../../src/platform/read-lanes.ts'
import { cloneDatabase, type TestDatabase } from '../world/test-database.ts'

let cloned: TestDatabase
let database: Database
let canceller: Database
beforeAll(async () => {
  cloned = await cloneDatabase()
  database = openDatabase(cloned.url, 4)
  canceller = openDatabase(cloned.url, 1)
  await sql`create table notes (text text unique)`.execute(database.reader)
})
afterAll(async () => {
  await database.close()
  await canceller.close()
  await cloned.drop()
})

const notes = async () =>
  (await sql<{ text: string }>`select text from notes order by text`.execute(database.reader)).rows.map(
    ({ text }) => text,
  )

/** How many of this database's connections are within a transaction. */
async function openPaymentsOf(): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(database.reader)
  return Number(rows[0]?.count)
}

describe('a transaction', () => {
  const write = (...texts: string[]) =>
    database.transaction(async (trx) => {
      for (const text of texts) await sql`insert into notes values (${text})`.execute(trx)
    })

  test('is whole, or nothing of it stays, also when its first statement fails', async () => {
    await write('a', 'b')
    await expect(write('a', 'c')).rejects.toMatchObject({ code: '23505' })
    await expect(write('d', 'a')).rejects.toMatchObject({ code: '23505' })
    expect(await notes()).toEqual(['a', 'b'])
    expect(await openPaymentsOf()).toBe(0)
  })

  test('in which nothing is done ends as well', async () => {
    await database.transaction(async () => undefined)
    await expect(
      database.transaction(() => Promise.reject(new Error('before anything was asked'))),
    ).rejects.toThrow('before anything')
    expect(await openPaymentsOf()).toBe(0)
  })

  test('whose begin is cancelled leaves nothing behind, whatever it begins with', async () => {
    const pids = new Set<number>()
    const failing = async (n: number) =>
      database.transaction(async (trx) => {
        if (n % 2 === 0) {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
          pids.add(rows[0]?.pid ?? 0)
        }
        await sql`insert into notes values (${`cancelled ${n}`})`.execute(trx)
        throw new Error('not to stay')
      })
    let isOver = false
    const cancelling = (async () => {
      while (!isOver)
        await sql`select pg_cancel_backend(pid) from unnest(${[...pids]}::int[]) pid`.execute(
          canceller.reader,
        )
    })()
    for (let n = 0; n < 400; n += 1) await failing(n).catch(() => undefined)
    isOver = true
    await cancelling
    expect(await notes()).toEqual(['a', 'b'])
  })

  test.each(['writes', 'reads'])(
    'that first %s carries out what is sent together in the order of its sending',
    async (first) => {
      await sql`create sequence if not exists turns`.execute(database.reader)
      const turn = sql`select nextval('turns')::int as turn`
      const written = sql`with nothing as (delete from notes where text = 'nobody’s') ${turn}`
      const asked = first === 'reads' ? turn : written
      const turns = await database.transaction((trx) =>
        Promise.all(Array.from({ length: 20 }, () => sql<{ turn: number }>`${asked}`.execute(trx))),
      )
      const order = turns.map(({ rows }) => rows[0]?.turn ?? 0)
      expect(order).toEqual(order.toSorted((x, y) => x - y))
    },
  )

  test('of which a part fails does nothing of what the others still wanted', async () => {
    let stragglers: Promise<unknown> = Promise.resolve()
    const whole = database.transaction(async (trx) => {
      const fails = sql`insert into notes values (${'a'})`.execute(trx)
      stragglers = (async () => {
        for (let n = 0; n < 20; n += 1) {
          await sql`select 1`.execute(trx).catch(() => undefined)
          await sql`insert into notes values (${`straggler ${n}`})`.execute(trx)
        }
      })()
      await Promise.all([fails, stragglers])
    })
    await expect(whole).rejects.toMatchObject({ code: '23505' })
    await expect(stragglers).rejects.toThrow()
    expect((await notes()).filter((text) => text.startsWith('straggler'))).toEqual([])
  })

  test('carries out what it leaves for its commit in its order, after all else, and commits it', async () => {
    const insert = (text: string) => sql`insert into notes values (${text})`
    await database.transaction(async (trx, atCommit) => {
      atCommit(sql`delete from notes where text = ${'first'}`.compile(trx))
      atCommit(insert('last').compile(trx))
      await insert('first').execute(trx)
    })
    expect(await notes()).toEqual(['a', 'b', 'last'])
    await sql`delete from notes where text = 'last'`.execute(database.reader)
  })

  test('of which what it leaves for its commit fails is nothing, and its connection serves the next', async () => {
    for (let n = 0; n < 8; n += 1) {
      const failing = database.transaction(async (trx, atCommit) => {
        await sql`insert into notes values (${'unwritten'})`.execute(trx)
        for (const text of ['before', 'a', 'after']) {
          atCommit(sql`insert into notes values (${text})`.compile(trx))
        }
      })
      await expect(failing).rejects.toMatchObject({ code: '23505' })
      expect(await notes()).toEqual(['a', 'b'])
    }
    expect(await openPaymentsOf()).toBe(0)
  })

  test('in which something failed that nobody waited for is a fault, and nothing of it stays', async () => {
    const whole = database.transaction(async (trx) => {
      sql`insert into notes values (${'a'})`.execute(trx).catch(() => undefined)
      sql`insert into notes values (${'unseen'})`.execute(trx).catch(() => undefined)
    })
    await expect(whole).rejects.toThrow('every statement of a transaction is waited for')
    expect(await notes()).not.toContain('unseen')
  })

  test('that failed with several statements on their way leaves no connection on which a later one would', async () => {
    const texts = ['a', 'p', 'q']
    for (let n = 0; n < 20; n += 1) {
      const failing = database.transaction((trx) =>
        Promise.all(texts.map((text) => sql`insert into notes (text) values (${text})`.execute(trx))),
      )
      await expect(failing).rejects.toMatchObject({ code: '23505' })
      await database.transaction((trx) => sql`delete from notes where text = ${'nobody’s'}`.execute(trx))
    }
    await database.transaction((trx) => sql`insert into notes (text) values (${'at last'})`.execute(trx))
    expect(await notes()).toContain('at last')
    await sql`delete from notes where text = 'at last'`.execute(database.reader)
  })

  test('of another isolation begins as such', async () => {
    const level = await database.reader
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => sql`show transaction_isolation`.execute(trx))
    expect(level.rows).toEqual([{ transaction_isolation: 'repeatable read' }])
  })

  test('whose connection is lost before it begins fails, and the next one has another connection', async () => {
    const lost = database.reader.connection().execute(async (held) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.reader)
      await held.transaction().execute((trx) => sql`insert into notes values ('lost')`.execute(trx))
    })
    await expect(lost).rejects.toThrow()
    await write('found')
    expect(await notes()).toEqual(['a', 'b', 'found'])
  })
})

describe('what is one statement', () => {
  test('is a transaction by itself', async () => {
    await database.oneStatement((trx) => sql`insert into notes values (${'alone'})`.execute(trx))
    expect(await notes()).toContain('alone')
    await sql`delete from notes where text = 'alone'`.execute(database.reader)
  })

  test('is not two', async () => {
    const two = database.oneStatement(async (trx) => {
      await sql`select 1`.execute(trx)
      await sql`insert into notes values (${'second'})`.execute(trx)
    })
    await expect(two).rejects.toThrow('one statement')
    expect(await notes()).not.toContain('second')
  })
})

describe('a lane', () => {
  const echo = (n: number) => sql<{ n: number }>`select ${n}::int as n`.execute(database.lanes)

  test('answers each of many with its own, and a wrong one alone with its error', async () => {
    const wrong = sql`select 1 / ${0}::int`.execute(database.lanes)
    const asked = Array.from({ length: 200 }, (_, n) => echo(n))
    await expect(wrong).rejects.toMatchObject({ code: '22012' })
    const answers = await Promise.all(asked)
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(asked.map((_, n) => n))
  })

  test('is not kept by what takes long: that is answered all the same, from elsewhere', async () => {
    const seconds = (longestInLaneMs * 4) / 1_000
    const slow = sql`select pg_sleep(${seconds}), 'rested' as how`.execute(database.lanes)
    const behind = Promise.all(Array.from({ length: 6 }, (_, n) => echo(n)))
    const first = await Promise.race([slow.then(() => 'slow'), behind.then(() => 'what was asked after it')])
    expect(first).toBe('what was asked after it')
    expect((await slow).rows).toMatchObject([{ how: 'rested' }])
  })

  test('whose first statement of a kind is stopped answers the others of its kind', async () => {
    await sql`create table held (n int)`.execute(database.reader)
    const seconds = (longestInLaneMs * 3) / 1_000
    const holding = database.reader.transaction().execute(async (trx) => {
      await sql`lock table held in access exclusive mode`.execute(trx)
      await sql`select pg_sleep(${seconds})`.execute(trx)
    })
    await sql`select pg_sleep(0.05)`.execute(database.reader)
    const reads = Array.from({ length: 5 }, () =>
      sql`select n from held where n > ${0}`.execute(database.lanes),
    )
    for (const { rows } of await Promise.all(reads)) expect(rows).toEqual([])
    await holding
  })

  test('that is lost is replaced', async () => {
    const lanes = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.lanes)
    const ended = echo(1).catch((error: Error) => error)
    await sql`select pg_terminate_backend(${lanes.rows[0]?.pid})`.execute(database.reader)
    await ended
    await expect
      .poll(() =>
        echo(2).then(
          ({ rows }) => rows[0]?.n,
          () => null,
        ),
      )
      .toBe(2)
  })

  test('begins no transaction', async () => {
    await expect(database.lanes.transaction().execute(async () => undefined)).rejects.toThrow(
      'no transactions',
    )
  })
})
