import { describe, expect, test } from 'vitest'
import { refuseUnlikely } from '../../src/customers/refuse-unlikely.ts'
import { demoCustomers } from '../../src/demo/people.ts'
import { Refused } from '../../src/platform/refused.ts'

type Details = Parameters<typeof refuseUnlikely>[0]
const empty = { phone: '', line1: '', line2: '', city: '', region: '', postcode: '', taxId: '' }
const placed = { line1: 'Street 1', city: 'Somewhere', region: 'Region' }

/** The fields that are refused. */
function refusedOf(details: Partial<Details> & { country: string }, stored: Details | null = null): string[] {
  try {
    refuseUnlikely({ ...empty, ...details }, stored)
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.problems.map(({ path }) => path.join('.'))
  }
}

test.each([
  ['DE', '030 5550143'],
  ['DE', '030/5550143 ext. 12'],
  ['DE', '0049 30 5550143'],
  ['DE', '+1 212 555 0100'],
  ['US', '(212) 555-0100'],
  ['DE', '٠٣٠ ٥٥٥٠١٤٣'],
  ['AQ', '123456'],
])('in %s, %s can be a telephone number', (country, phone) => {
  expect(refusedOf({ country, phone })).toEqual([])
})

test.each([
  ['DE', 'abc'],
  ['DE', '12'],
  ['DE', 'call 030 5550143'],
  ['US', '030 5550143 99'],
  ['AQ', 'abc'],
])('in %s, %s can be none', (country, phone) => {
  expect(refusedOf({ country, phone })).toEqual(['phone'])
})

test.each([
  ['DE', '10999'],
  ['GB', 'bs6 5qa'],
  ['GB', 'BS65QA'],
  ['NL', '3511 AW'],
  ['PL', '31056'],
  ['JP', '1100001'],
  ['IN', '302 003'],
  ['CA', 'h2w2m5'],
  ['US', '97211-1234'],
  ['AE', 'none'],
])('in %s, %s can be a postcode', (country, postcode) => {
  expect(refusedOf({ country, ...placed, postcode })).toEqual([])
})

test.each([
  ['DE', '1'],
  ['DE', '1099'],
  ['GB', '10999'],
  ['US', '9721'],
  ['NL', 'AW 3511'],
])('in %s, %s can be none', (country, postcode) => {
  expect(refusedOf({ country, ...placed, postcode })).toEqual(['postcode'])
})

test.each([
  ['DE', 'DE136695976'],
  ['DE', 'de 136 695 976'],
  ['DE', '181/815/08155'],
  ['DE', 'FR40303265045'],
  ['GR', 'EL094259216'],
  ['CH', 'CHE-107.787.577 IVA'],
  ['US', '12-3456789'],
  ['AF', '12345'],
])('in %s, %s can be a tax id', (country, taxId) => {
  expect(refusedOf({ country, taxId })).toEqual([])
})

test.each([
  ['DE', 'DE12'],
  ['DE', 'DE136695975'],
  ['FR', 'FR40303265046'],
  ['AF', '12'],
])('in %s, %s can be none', (country, taxId) => {
  expect(refusedOf({ country, taxId })).toEqual(['taxId'])
})

describe('what is wrong', () => {
  test('is said of all fields at once, and nothing of those left empty', () => {
    expect(refusedOf({ country: 'DE', ...placed, phone: 'abc', postcode: '1', taxId: 'DE12' })).toEqual([
      'phone',
      'postcode',
      'taxId',
    ])
    expect(refusedOf({ country: 'DE' })).toEqual([])
  })

  test('stays where it is stored, until it or the country is changed', () => {
    const stored = { ...empty, ...placed, country: 'DE', phone: 'abc', postcode: '1', taxId: 'DE12' }
    expect(refusedOf(stored, stored)).toEqual([])
    expect(refusedOf({ ...stored, phone: 'abcd' }, stored)).toEqual(['phone'])
    expect(refusedOf({ ...stored, country: 'FR' }, stored)).toEqual(['phone', 'postcode', 'taxId'])
  })
})

describe('an address', () => {
  test.each([
    ['DE', { line1: 'Street 1' }, ['city', 'postcode']],
    ['DE', { city: 'Kiel', postcode: '24103' }, ['line1']],
    ['US', { line1: '2140 NE Alberta St', city: 'Portland', postcode: '97211' }, ['region']],
    ['JP', { line1: '2-14-5 Yanaka', postcode: '110-0001' }, ['region']],
    ['IE', { line2: 'Flat 2' }, ['line1', 'city']],
    ['SG', { line1: '1 Raffles Place', postcode: '048616' }, []],
  ])('in %s is whole or empty: %j', (country, address, lacking) => {
    expect(refusedOf({ country, ...address }).sort()).toEqual(lacking.toSorted())
  })

  test('may be left out, also where a region is given for the sake of taxes', () => {
    expect(refusedOf({ country: 'US' })).toEqual([])
    expect(refusedOf({ country: 'US', region: 'NY' })).toEqual([])
  })

  test('that lacks something and is stored keeps nobody from changing anything else', () => {
    const stored = { ...empty, country: 'DE', city: 'Kiel' }
    expect(refusedOf({ ...stored, phone: '030 5550143' }, stored)).toEqual([])
    expect(refusedOf({ ...stored, city: 'Bonn' }, stored)).toEqual(['line1', 'postcode'])
  })
})

test('everybody in the demo shop can be reached as they say', () => {
  for (const { details } of Object.values(demoCustomers)) expect(refusedOf(details)).toEqual([])
})
