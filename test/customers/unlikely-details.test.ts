import { describe, expect, test } from 'vitest'
import { refuseUnlikely } from '../../src/customers/refuse-unlikely.ts'
import { demoCustomers } from '../../src/demo/people.ts'
import { Refused } from '../../src/platform/refused.ts'

type Details = Parameters<typeof refuseUnlikely>[0]
const empty = { phone: '', postcode: '', taxId: '' }

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
  expect(refusedOf({ country, postcode })).toEqual([])
})

test.each([
  ['DE', '1'],
  ['DE', '1099'],
  ['GB', '10999'],
  ['US', '9721'],
  ['NL', 'AW 3511'],
])('in %s, %s can be none', (country, postcode) => {
  expect(refusedOf({ country, postcode })).toEqual(['postcode'])
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
    expect(refusedOf({ country: 'DE', phone: 'abc', postcode: '1', taxId: 'DE12' })).toEqual([
      'phone',
      'postcode',
      'taxId',
    ])
    expect(refusedOf({ country: 'DE' })).toEqual([])
  })

  test('stays where it is stored, until it or the country is changed', () => {
    const stored = { country: 'DE', phone: 'abc', postcode: '1', taxId: 'DE12' }
    expect(refusedOf(stored, stored)).toEqual([])
    expect(refusedOf({ ...stored, phone: 'abcd' }, stored)).toEqual(['phone'])
    expect(refusedOf({ ...stored, country: 'FR' }, stored)).toEqual(['phone', 'postcode', 'taxId'])
  })
})

test('everybody in the demo shop can be reached as they say', () => {
  for (const { details } of Object.values(demoCustomers)) expect(refusedOf(details)).toEqual([])
})
