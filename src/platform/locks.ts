import { assert } from '../kernel/assert.ts'
import type { Transaction } from './database.ts'

/**
 * The order in which rows are locked within a transaction, and of one kind by their ids. Whoever keeps to it never waits for
 * somebody who waits for them. Rows that are only written, without having been locked to decide something, are not told of here:
 * stock, coupons, counters and the heads of the history come last by themselves.
 */
const order = [
  'login',
  'cart',
  /** By whoever makes invoices by itself or takes some back. */
  'customer',
  'method',
  'invoice',
  'payment',
  'refund',
  'dispute',
  'credit',
  'purchase',
  'schedule',
  'charge',
  'email',
] as const
export type LockKind = (typeof order)[number]

type Locked = { rank: number; lastId: string; readonly keys: Set<string> }
const locked = new WeakMap<Transaction, Locked>()

/**
 * Notes that these rows are locked now. One that comes too late is a fault, and ends the transaction; a row that it has locked already
 * is never late. A store's function that locks calls it, in the order in which its rows were locked.
 */
export function lockTaken(trx: Transaction, kind: LockKind, ids: readonly string[]): void {
  const rank = order.indexOf(kind)
  const before = locked.get(trx) ?? { rank: -1, lastId: '', keys: new Set<string>() }
  locked.set(trx, before)
  for (const id of ids) {
    const key = `${kind} ${id}`
    if (before.keys.has(key)) continue
    assert(rank >= before.rank, `${kind} is locked before ${order[before.rank]}, not after it`)
    assert(
      rank > before.rank || id > before.lastId,
      `locks of several of a kind (${kind}) are taken in the order of their ids`,
    )
    before.keys.add(key)
    before.rank = rank
    before.lastId = id
  }
}
