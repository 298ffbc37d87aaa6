import type { EventGroup, EventType } from '../../../src/platform/history/catalogue.ts'
import type { ReadEvent } from '../../../src/platform/history/read.ts'
import type { stories as sentences } from '../../locales/en/stories.ts'

/** A sentence that tells of several events at once: which it needs, the one that tells most first. */
export type Recipe = {
  readonly says: keyof typeof sentences
  readonly needs: readonly [EventType, ...EventType[]]
  /** A field that must say something, where that is what makes the difference. */
  readonly told?: string
}

/** The first that fits is told. */
export const recipes: readonly Recipe[] = [
  { says: 'boughtAfterReview', needs: ['purchase.made', 'payment.approved'], told: 'reviewedBy' },
  { says: 'bought', needs: ['purchase.made', 'payment.approved'] },
  { says: 'boughtWithCredit', needs: ['purchase.made', 'credit.applied'] },
  { says: 'renewed', needs: ['purchase.renewed', 'payment.approved'] },
  { says: 'renewedWithCredit', needs: ['purchase.renewed', 'credit.applied'] },
  { says: 'instalmentPaid', needs: ['instalment.paid', 'payment.approved'] },
  { says: 'invoicePaid', needs: ['invoice.paid', 'payment.approved'] },
  { says: 'refunded', needs: ['refund.completed'] },
]

/** What tells most of what happened together, by its end or by its group; what comes along with it is listed below it. */
const endings: readonly EventType[] = [
  'purchase.cancelled',
  'purchase.expired',
  'purchase.auto_renew_turned_off',
  'schedule.cancelled',
  'payment.in_review',
  'payment.refused',
  'payment.failed',
  'payment.waiting',
  'refund.failed',
  'renewal.invoiced',
  'invoice.issued',
  'invoice.cancelled',
  'invoice.expired',
]
const groups: readonly EventGroup[] = [
  'account',
  'purchases',
  'schedules',
  'transactions',
  'invoices',
  'credit',
]

/** What happened for one cause, from its first event to its last. */
export type Story = { readonly id: string; readonly events: readonly [ReadEvent, ...ReadEvent[]] }

/** Events of a list, gathered by what they happened for, in the order of the first of each. */
export function storiesOf(events: readonly ReadEvent[]): Story[] {
  const isNewestFirst = isAfter(events[0], events.at(-1))
  const byCause = new Map<string, [ReadEvent, ...ReadEvent[]]>()
  for (const event of events.toSorted(bySeq)) {
    const key = event.cause ?? event.id
    const known = byCause.get(key)
    if (known) known.push(event)
    else byCause.set(key, [event])
  }
  const stories = [...byCause.values()].map((some) => ({ id: some[0].id, events: some }))
  return isNewestFirst ? stories.reverse() : stories
}

/** The sentence of their own in which events are told together, or null. */
export function recipeFor(events: Story['events']): Recipe | null {
  if (events.length === 1) return null
  const fits = ({ needs, told }: Recipe) =>
    needs.every((type) =>
      events.some((event) => event.type === type && (!told || saysAnything(event, told, needs))),
    )
  return recipes.find(fits) ?? null
}

/** Of the latest stories, the events that their sentences need: enough to tell them, and not to open them. */
export function inBrief(events: readonly ReadEvent[], most: number): ReadEvent[] {
  return storiesOf(events)
    .slice(0, most)
    .flatMap(({ events: told }) => {
      const needs: readonly string[] | undefined = recipeFor(told)?.needs
      return needs ? told.filter(({ type }) => needs.includes(type)) : [mainOf(told)]
    })
    .toSorted((a, b) => bySeq(b, a))
}

/** The event by whose sentence a story is called. */
export function mainOf(events: Story['events']): ReadEvent {
  const byEnding = endings.map((type) => events.find((event) => event.type === type))
  const byGroup = groups.map((group) => events.find((event) => event.group === group))
  return [...byEnding, ...byGroup].find((event) => event !== undefined) ?? events[0]
}

function saysAnything(event: ReadEvent, field: string, needs: Recipe['needs']): boolean {
  // The first event of a recipe is what was brought about, the others are how.
  return event.type === needs[0] || (event.payload[field] ?? null) !== null
}

function bySeq(a: ReadEvent, b: ReadEvent): number {
  return Number(BigInt(a.seq) - BigInt(b.seq))
}

function isAfter(a: ReadEvent | undefined, b: ReadEvent | undefined): boolean {
  return a !== undefined && b !== undefined && bySeq(a, b) > 0
}
