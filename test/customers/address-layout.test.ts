import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressLayouts } from '../../scripts/generate-address-layouts.ts'
import { addressLayout } from '../../src/kernel/address-layout.ts'
import { layoutRows } from '../../src/kernel/address-layouts.gen.ts'
import { countriesIn } from '../../web/identity/countries.ts'

test.each([
  ['DE', 'line1 line2 postcode+city', 'line1 city postcode', ['postal', 'any', 'city']],
  ['US', 'line1 line2 city+region+postcode', 'line1 city region postcode', ['zip', 'state', 'city']],
  ['GB', 'line1 line2 city postcode', 'line1 city postcode', ['postal', 'any', 'post_town']],
  ['IE', 'line1 line2 city region postcode', 'line1 city', ['eircode', 'county', 'city']],
  ['IN', 'line1 line2 city+postcode region', 'line1 city region postcode', ['pin', 'state', 'city']],
  ['JP', 'postcode region line1 line2', 'line1 region postcode', ['postal', 'prefecture', 'city']],
  ['HU', 'city line1 line2 postcode', 'line1 city postcode', ['postal', 'any', 'city']],
  ['SG', 'line1 line2 postcode', 'line1 postcode', ['postal', 'any', 'city']],
  ['??', 'line1 line2 city', 'line1 city', ['postal', 'any', 'city']],
])('an address in %s is %s and needs %s', (country, lines, needed, names) => {
  const layout = addressLayout(country)
  expect(layout.lines.map((line) => line.join('+')).join(' ')).toBe(lines)
  expect([...layout.needed].sort().join(' ')).toBe(needed.split(' ').sort().join(' '))
  expect([layout.names.postcode, layout.names.region, layout.names.city]).toEqual(names)
})

test('each of the 249 countries of ISO 3166-1 is there, once', () => {
  const codes = countriesIn('en').map(([code]) => code)
  expect(layoutRows.flatMap(([, , , , , countries]) => countries.split(' '))).toHaveLength(249)
  expect(new Set(codes).size).toBe(249)
})

test('of every country a part that an address needs is one that it has', () => {
  for (const [country] of countriesIn('en')) {
    const { lines, needed } = addressLayout(country)
    const parts = lines.flat()
    expect(parts).toContain('line1')
    expect(needed.filter((part) => !parts.includes(part))).toEqual([])
    expect(new Set(parts).size).toBe(parts.length)
  }
})

test('the layouts are those of the metadata', async () => {
  const file = join(import.meta.dirname, '../../src/kernel/address-layouts.gen.ts')
  expect(await addressLayouts()).toBe(await readFile(file, 'utf8'))
})
