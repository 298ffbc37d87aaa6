import { randomBytes, randomFillSync } from 'node:crypto'
import type pg from 'pg'
import { createIdSource } from '../../src/kernel/id-source.ts'
import type { Buyer } from '../data-set/cast.ts'
import { prepared, run } from './plain-sql.ts'

/** One of the floors' customers, for whom one order is made after the other. */
export type Lane = {
  readonly buyer: Buyer
  /** The last event of their history. */
  seq: number
  newId(): string
}

export async function openLanes(pool: pg.Pool, buyers: readonly Buyer[]): Promise<Lane[]> {
  const newId = createIdSource({ now: Date.now, random: randomFillSync })
  // Far beyond what the shop's worker may write in the same histories meanwhile.
  const text = `select chain, greatest(max(seq), 1000000000) as seq from events
    where chain = any($1::uuid[]) group by chain`
  const rows = await run(pool, prepared('heads', text, [buyers.map((buyer) => buyer.customerId)]))
  const seqs = new Map(rows.map(({ chain, seq }) => [chain, Number(seq)]))
  return buyers.map((buyer) => ({ buyer, seq: seqs.get(buyer.customerId) ?? 1_000_000_000, newId }))
}

/** An event as long as the product's. Its digests are random: the floor writes rows, it does not prove anything. */
export function eventRow(lane: Lane, type: string, grouping: string, payload: object) {
  lane.seq += 1
  const { userId, customerId } = lane.buyer
  return {
    id: lane.newId(),
    chain: customerId,
    seq: lane.seq,
    at: new Date(),
    type,
    version: 1,
    grouping,
    audience: 'customer',
    actor: { kind: 'customer', userId },
    payload,
    commitment: null,
    previous: randomBytes(32),
    digest: randomBytes(32),
  }
}

export async function moveHead(client: pg.PoolClient, lane: Lane): Promise<void> {
  const text = 'update history_heads set digest = $2 where chain = $1'
  await run(client, prepared('move head', text, [lane.buyer.customerId, randomBytes(32)]))
}
