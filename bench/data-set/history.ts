import { eventTable } from '../../src/event-table.ts'
import type { Instant } from '../../src/kernel/calendar.ts'
import { toJson } from '../../src/kernel/json.ts'
import { type Actor, actorRecord } from '../../src/platform/actor.ts'
import { contentOf, type EventKind, type NewEvent } from '../../src/platform/history/catalogue.ts'
import { chainStart, commitTo, eventDigest } from '../../src/platform/history/digest.ts'
import type { Random } from './random.ts'
import type { Rows } from './rows.ts'

export type Recorded = { readonly at: Instant; readonly actor: Actor; readonly event: NewEvent }

/** Writes a customer's events as one chain, in the order of their time, as the history itself would have. */
export function chain(
  rows: Rows,
  recorded: Recorded[],
  by: { customerId: string; newId: (at: Instant) => string; random: Random },
): void {
  let previous = chainStart
  recorded.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  recorded.forEach(({ at, actor, event }, index) => {
    const { type } = event
    const { payload, personal } = contentOf(eventTable, event)
    const kind: EventKind = eventTable[type]
    const id = by.newId(at)
    const commitment = personal ? keepPersonal(rows, id, personal, by.random) : null
    const link = {
      id,
      grouping: kind.group,
      audience: kind.audience,
      chain: by.customerId,
      seq: String(index + 1),
      at,
      type,
      version: kind.version,
      actor: toJson(actorRecord(actor)),
      payload: toJson(payload),
      commitment,
      previous,
    }
    previous = eventDigest(link)
    rows.add('events', {
      ...link,
      commitment: commitment && bytea(commitment),
      previous: bytea(link.previous),
      digest: bytea(previous),
    })
  })
  rows.add('history_heads', { chain: by.customerId, seq: recorded.length, digest: bytea(previous) })
}

function keepPersonal(rows: Rows, eventId: string, personal: object, random: Random): string {
  const salt = Buffer.alloc(16)
  random.fill(salt)
  rows.add('event_personal', { event_id: eventId, salt: bytea(salt.toString('hex')), personal })
  return commitTo(salt, toJson(personal))
}

function bytea(hex: string): string {
  return `\\x${hex}`
}
