import type { EventType, NewEvent } from './history/catalogue.ts'
import type { Work } from './use-case.ts'

type EventOf<T extends EventType> = Extract<NewEvent, { type: T }>

/** What a slice does because something happened in another, in the transaction in which it happened. */
export type Reaction = {
  readonly type: EventType
  react(work: Work, event: NewEvent): Promise<void>
}

/** Registers a reaction to events of one type. It is run after the use case itself, in the order in which things happened. */
export function on<T extends EventType>(
  type: T,
  react: (work: Work, event: EventOf<T>) => Promise<void>,
): Reaction {
  return { type, react: (work, event) => react(work, event as EventOf<T>) }
}

/** Runs the reactions to what was recorded, and to what they record themselves, until nothing new has happened. */
export async function runReactions(
  work: Work,
  events: readonly NewEvent[],
  reactions: readonly Reaction[],
): Promise<void> {
  for (let at = 0; at < events.length; at += 1) {
    const event = events[at] as NewEvent
    for (const reaction of reactions) if (reaction.type === event.type) await reaction.react(work, event)
  }
}
