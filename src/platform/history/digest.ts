import { createHash } from 'node:crypto'
import { canonical, type Json } from '../../kernel/json.ts'

/** The chain of what concerns the shop itself and no customer. */
export const shopChain = '00000000-0000-0000-0000-000000000000'

/** What the first event of a chain has for its predecessor. */
export const chainStart = '0'.repeat(64)

/** An event as it is bound into its chain. Digests are hex; personal data enters only as its commitment. */
export type ChainedEvent = {
  readonly id: string
  readonly chain: string
  readonly seq: string
  readonly at: string
  readonly type: string
  readonly version: number
  /** Where it is shown, and to whom: also bound, so that nothing can be hidden unnoticed. */
  readonly grouping: string
  readonly audience: string
  readonly actor: Json
  readonly payload: Json
  /** What it happened for, together with others. Events from before there were causes have none. */
  readonly cause?: string
  readonly commitment: string | null
  readonly previous: string
}

/** SHA-256 over the canonical JSON of the event, which includes the digest of the one before it. */
export function eventDigest(event: ChainedEvent): string {
  return createHash('sha256').update(canonical(event)).digest('hex')
}

/** Binds personal data without revealing it: the salt is random and is erased together with the data. */
export function commitTo(salt: Buffer, personal: Json): string {
  return createHash('sha256').update(salt).update(canonical(personal)).digest('hex')
}
