import type { CustomerId } from '../../kernel/ids.ts'
import { type DueParts, dueBy } from './due-parts.ts'
import { claimCustomers, type FoundItem, findDue, findDueOf, releaseCustomers } from './due-store.ts'

/** Of each source, at each look. */
const lookedAt = 200

/** A worker on its way through what is due. `tried`: what it will not try again on this way. */
export type Round = { readonly worker: string; readonly atOnce: number; readonly tried: Set<string> }

/** Everything that is due of a few customers whom nobody else is busy with, in its order. */
export async function claimNext(parts: DueParts, { worker, atOnce, tried }: Round): Promise<FoundItem[][]> {
  const { reader, sources, clock } = parts
  for (;;) {
    const by = dueBy(parts, clock.now())
    const found = await findDue(reader, sources, { by, limit: lookedAt })
    const waiting = found.filter((item) => !tried.has(keyOf(item))).map(({ customerId }) => customerId)
    if (waiting.length === 0) return []
    const asked = [...new Set(waiting)].slice(0, atOnce * 4)
    const claimed = await claimCustomers(reader, worker, asked)
    // Looked at again: another worker may have done some of it before this one was granted the customer.
    const due = await findDueOf(reader, sources, { by, customerIds: claimed })
    const mine = [...groupByCustomer(due.filter((item) => !tried.has(keyOf(item)))).values()]
    for (const item of mine.flat()) tried.add(keyOf(item))
    const idle = claimed.filter((id) => !mine.some(([first]) => first?.customerId === id))
    await releaseCustomers(reader, worker, idle)
    if (mine.length > 0) return mine
  }
}

function keyOf({ source, id, dueAt }: FoundItem): string {
  return `${source} ${id} ${dueAt}`
}

function groupByCustomer(items: readonly FoundItem[]): Map<CustomerId, FoundItem[]> {
  const groups = new Map<CustomerId, FoundItem[]>()
  for (const item of items) {
    const group = groups.get(item.customerId)
    if (group) group.push(item)
    else groups.set(item.customerId, [item])
  }
  return groups
}
