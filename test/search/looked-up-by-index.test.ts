import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchedCustomers } from '../../src/customers/customer-list-store.ts'
import { inAscii, normalForm } from '../../src/kernel/normal-form.ts'
import { idsWith, queryOf } from '../../src/platform/word-search.ts'
import { openWorld, type World } from '../world/world.ts'

const customers = 6_000
const atOnce = 1_000
const newest = 100

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  await addMany(world)
})
afterAll(() => world.close())

/** Written by SQL: most share a name, a domain and the beginning of a telephone number; one in each script stands apart. */
async function addMany({ runtime: { database } }: World) {
  const rare = ['Zsóka Őri', 'Li Qo', 'राजेन्द्र', 'محمود', 'ดวงใจ', '欧阳修', 'Щукина']
  for (const [at, name] of rare.entries()) await insert(at, at, name)
  for (let from = 10; from < customers; from += atOnce)
    await insert(from, from + atOnce - 1, 'Anna Weber राम محمد สมชาย 王伟 Юлия')
  await sql`analyze customers`.execute(database.reader)

  async function insert(from: number, to: number, name: string) {
    const folded = inAscii(normalForm(name))
    await sql`insert into customers (id, name, email, phone, country, locale, time_zone, currency, created_at, folded)
      select ('018f0000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, ${name}, 'anna.weber.' || g || '@example.com',
        '+49 30 ' || 5000000 + g, 'DE', 'en', 'UTC', 'EUR', now(),
        ${folded}::text || ' anna weber ' || g || ' 4930' || 5000000 + g || ' 030' || 5000000 + g
      from generate_series(${from}::int, ${to}::int) g`.execute(database.reader)
  }
}

type Node = Record<string, unknown> & { Plans?: Node[] }

/** How many rows, or entries of an index, a search goes through. */
async function goneThrough(typed: string): Promise<{ found: number; rows: number }> {
  const query = queryOf(typed)
  if (!query) throw new Error('nothing was typed')
  const wanted = { where: sql<boolean>`true`, limit: 50, enough: 6, newest }
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`
    explain (analyze, format json) ${idsWith(searchedCustomers, query, wanted)}`.execute(
    world.runtime.database.reader,
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  if (!plan) throw new Error('no plan')
  return { found: Number(plan['Actual Rows']), rows: touched(plan) }
}

function touched(node: Node): number {
  const scans = node['Relation Name'] === 'customers' || node['Node Type'] === 'Bitmap Index Scan'
  const counted = ['Actual Rows', 'Rows Removed by Filter', 'Rows Removed by Index Recheck']
  const own = scans ? counted.reduce((sum, name) => sum + Number(node[name] ?? 0), 0) : 0
  return own + (node.Plans ?? []).reduce((sum, plan) => sum + touched(plan), 0)
}

test.each([
  ['zsoka', 1],
  ['ori', 1],
  ['qo', 1],
  ['राजे', 1],
  ['محمود', 1],
  ['ใจ', 1],
  ['欧', 1],
  ['阳修', 1],
  ['Щук', 1],
  ['anna.weber.4321@example.com', 1],
  ['anna weber 5004321', 1],
  ['@elsewhere.example', 0],
  ['elsewhere.example', 0],
  ['+49 30 5004321', 1],
  ['030 5004321', 1],
  ['nobody', 0],
  ['xample.con', 0],
])('%j goes through the newest and through what it finds, not through all', async (typed, count) => {
  const { found, rows } = await goneThrough(typed)
  expect(found).toBe(count)
  expect(rows).toBeLessThan(newest + 30)
})

test.each(['anna', 'weber', 'we', 'example.com', '@example', '王', 'राम', '4930'])(
  '%j, which most have, is found among the newest alone',
  async (typed) => {
    const { found, rows } = await goneThrough(typed)
    expect(found).toBe(50)
    expect(rows).toBeLessThanOrEqual(newest)
  },
)
