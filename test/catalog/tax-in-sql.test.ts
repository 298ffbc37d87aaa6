import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taxOfCustomer, taxRates } from '../../src/catalog/catalog-store.ts'
import { taxFor } from '../../src/catalog/tax.ts'
import { openWorld, staff, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const places = [
  { country: 'US', region: 'ny' },
  { country: 'US', region: 'NY' },
  { country: 'US', region: 'Texas' },
  { country: 'US', region: '' },
  { country: 'DE', region: 'Bavaria' },
  { country: 'FR', region: 'NY' },
  { country: 'AT', region: '' },
]

test.each([
  ['the region before the country', ['US NY 8', 'US - 5', '- - 1']],
  ['the first that matches', ['US - 5', 'US NY 8', '- - 1']],
  ['a region in every country', ['- NY 8', 'DE - 19']],
  ['none at all', []],
  ['nothing for other places', ['FR - 20']],
])('the database finds the same rate as the code where a class has %s', async (name, listed) => {
  const rates = listed.map((text, at) => {
    const [country, region, percent] = text.split(' ').map((part) => (part === '-' ? null : part))
    return { country, region, name: `rate ${at}`, ratePpm: String(Number(percent) * 10_000) }
  })
  const id = await world.app.catalog.createTaxClass(staff, { name: `With ${name}`, rates } as never)
  const { reader } = world.runtime.database
  const known = (await taxRates(reader)).get(id) ?? []
  for (const place of places) {
    const { rows } = await sql<{ tax: { name: string; ratePpm: string } }>`
      select ${taxOfCustomer(sql`${id}::uuid`)} as tax
      from (values (${place.country}, ${place.region})) c(country, region)`.execute(reader)
    const expected = taxFor(known, place)
    expect(rows[0]?.tax).toEqual({ name: expected.name, ratePpm: String(expected.ratePpm) })
  }
})
