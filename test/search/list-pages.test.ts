import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, staff, type World } from '../world/world.ts'
import { addMany, manyRows } from './many-rows.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  await addMany(world)
})
afterAll(() => world.close())

/** All of a list, batch by batch. */
async function allOf<Row>(
  part: (before: string | undefined) => Promise<{ rows: readonly Row[]; older: string | null }>,
) {
  const rows: Row[] = []
  for (let before: string | undefined; ; ) {
    const found = await part(before)
    rows.push(...found.rows)
    if (found.older === null) return rows
    before = found.older
  }
}

test.each(['total', '-total', 'due', '-due', 'issued'] as const)(
  'the batches of all invoices by %s hold each once, in that order',
  async (sort) => {
    const rows = await allOf(async (before) => {
      const asked = { sort, part: 'batch' as const, before: before as never }
      const { invoices, older } = await world.app.invoices.staffList(staff, asked)
      return { rows: invoices, older }
    })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(manyRows)
    const keyOf = (row: (typeof rows)[number]) => {
      if (sort === 'issued') return row.id
      return sort.endsWith('due') ? row.dueOn : String(row.totalMinor).padStart(12, '0')
    }
    const keys = rows.map(keyOf)
    const sorted = keys.toSorted()
    expect(keys).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted)
  },
)

test('what never ends comes after all that does', async () => {
  const { purchases } = await world.app.purchases.staffList(staff, { sort: '-expires' })
  expect(purchases).toHaveLength(25)
  const days = purchases.map(({ expiresOn }) => expiresOn)
  expect(days).toEqual(days.toSorted().reverse())
})

test('what was typed is found in the order that is asked for, whether many have it or one', async () => {
  const { customers } = await world.app.customers.list(staff, { typed: 'name', sort: 'name' })
  expect(customers.map(({ name }) => name)).toEqual(customers.map(({ name }) => name).toSorted())
  expect(customers[0]?.name).toBe('Name 0')
  const one = await world.app.customers.list(staff, { typed: 'n4711@example.com', sort: '-name' })
  expect(one.customers).toMatchObject([{ email: 'n4711@example.com' }])
  const rare = await world.app.invoices.staffList(staff, { typed: 'INV-4711', sort: 'total' })
  expect(rare.invoices.map(({ number }) => number)).toContain('INV-4711')
})
