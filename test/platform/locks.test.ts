import { expect, test } from 'vitest'
import type { Transaction } from '../../src/platform/database.ts'
import { type LockKind, lockTaken } from '../../src/platform/locks.ts'

type Taken = readonly [kind: LockKind, ...ids: string[]]

function take(locks: readonly Taken[]): void {
  const trx = {} as Transaction
  for (const [kind, ...ids] of locks) lockTaken(trx, kind, ids)
}

test.each<[what: string, locks: Taken[]]>([
  [
    'upwards',
    [
      ['customer', 'a'],
      ['invoice', 'a'],
      ['purchase', 'a'],
    ],
  ],
  [
    'several of a kind by their ids',
    [
      ['invoice', 'a', 'b'],
      ['invoice', 'c'],
      ['purchase', 'a', 'b'],
    ],
  ],
  [
    'what is held already, at any time',
    [
      ['invoice', 'a'],
      ['purchase', 'b'],
      ['purchase', 'b', 'c'],
      ['invoice', 'a'],
    ],
  ],
])('locks are taken %s', (_, locks) => {
  expect(() => take(locks)).not.toThrow()
})

test.each<[what: string, locks: Taken[], fault: RegExp]>([
  [
    'an invoice after a purchase',
    [
      ['purchase', 'a'],
      ['invoice', 'a'],
    ],
    /invoice is locked before purchase/,
  ],
  [
    'an earlier id of the same kind',
    [
      ['invoice', 'b'],
      ['invoice', 'a'],
    ],
    /in the order of their ids/,
  ],
])('it is a fault to lock %s', (_, locks, fault) => {
  expect(() => take(locks)).toThrow(fault)
})

test('each transaction has locks of its own', () => {
  const [first, second] = [{} as Transaction, {} as Transaction]
  lockTaken(first, 'purchase', ['a'])
  expect(() => lockTaken(second, 'invoice', ['a'])).not.toThrow()
})
