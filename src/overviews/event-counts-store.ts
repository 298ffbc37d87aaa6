import { z } from 'zod'
import type { Instant } from '../kernel/calendar.ts'
import type { Reader } from '../platform/database.ts'

export const EventCount = z.object({ type: z.string(), times: z.number().int() })
export type EventCount = z.output<typeof EventCount>

export async function countEvents(
  reader: Reader,
  { after, until }: { after: Instant; until: Instant },
): Promise<EventCount[]> {
  const rows = await reader
    .selectFrom('events')
    .select(({ fn }) => ['type', fn.countAll<bigint>().as('times')])
    .where('at', '>', after)
    .where('at', '<=', until)
    .groupBy('type')
    .orderBy('times', 'desc')
    .orderBy('type')
    .execute()
  return rows.map(({ type, times }) => ({ type, times: Number(times) }))
}
