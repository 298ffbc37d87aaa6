import { sql } from 'kysely'
import { z } from 'zod'
import { isHeldBack, isUndeliverable } from '../email/email-states.ts'
import { present } from '../kernel/assert.ts'
import { isOverdue, type When } from '../payments/due-store.ts'
import { isInReview, isWaiting } from '../payments/payment-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'

/** How many wait for a person, by the area in which they do; counted no further than `most`. */
export const WaitingCounts = z.object({ payments: z.number(), invoices: z.number(), email: z.number() })
export type WaitingCounts = z.output<typeof WaitingCounts>

export async function countWaiting(reader: Reader, when: When, most: number): Promise<WaitingCounts> {
  const { rows } = await sql<WaitingCounts>`select
    (select count(*)::int from (select from payments where ${inState(isInReview, 'status')}
      or (${inState(isWaiting, 'status')} and method_id is null) limit ${most}) waiting) as payments,
    (select count(*)::int from (select from invoices i where ${isOverdue(when)} limit ${most}) waiting) as invoices,
    (select count(*)::int from (select from emails where ${inState(isHeldBack, 'status')}
      or ${inState(isUndeliverable, 'status')} limit ${most}) waiting) as email`.execute(reader)
  return present(rows[0], 'the counts of what waits')
}
