import type { EventType } from '../../../src/platform/history/catalogue.ts'
import type { ReadEvent } from '../../../src/platform/history/read.ts'
import { isSaid, type MessageKey } from '../../words.ts'

/** What of an event decides on its sentence. */
export type Recorded = Pick<ReadEvent, 'type' | 'payload' | 'personal' | 'kinds'>

/**
 * The sentence of an event: the first variant that fits and that the catalogue has, or the one of its type. A type without a
 * sentence does not compile.
 */
export function sentenceOf(event: Recorded): MessageKey {
  const own: `events.${EventType}` = `events.${event.type}`
  return (
    variantsOf(event)
      .map((each) => `${own}_${each}`)
      .find(isSaid) ?? own
  )
}

/** `erased` when what was personal is gone, `without_until` when that field is empty, `isLate` when that is so, or the word chosen. */
function variantsOf({ payload, personal, kinds }: Recorded): string[] {
  const byField = Object.entries(kinds.payload).flatMap(([name, kind]) => {
    // An older version of an event tells less, which is as if it were empty.
    const value = payload[name] ?? null
    if (value === null) return [`without_${name}`]
    if (kind === 'flag') return value === true ? [name] : []
    return kind === 'choice' || kind === 'gateway' ? [String(value)] : []
  })
  return kinds.personal && !personal ? ['erased', ...byField] : byField
}
