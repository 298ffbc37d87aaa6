import { Fragment, type ReactNode } from 'react'
import { present } from '../../src/kernel/assert.ts'
import type { EventGroup } from '../../src/platform/history/catalogue.ts'
import type { FieldKind, FieldKinds, FieldValue } from '../../src/platform/history/fields.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'
import { jobWords } from './events/reason.ts'
import { sentenceOf } from './events/sentence-of.ts'
import {
  type EventArea,
  isShown,
  type ShownFields,
  useShownChange,
  useShownFields,
} from './events/shown-fields.tsx'
import { mainOf, type Recipe, recipeFor, type Story, storiesOf } from './events/stories.ts'
import {
  CalendarClock,
  CircleUserRound,
  CreditCard,
  Email,
  FileText,
  type Icon,
  Package,
  Store,
  Wallet,
} from './icons.tsx'
import { sentence } from './sentence.tsx'
import type { StoryEntry } from './stories.tsx'
import type { TimelineEntry } from './timeline.tsx'
import { useWords } from './viewer.tsx'

type Words = ReturnType<typeof useWords>
type Field = { readonly name: string; readonly kind: FieldKind; readonly value: unknown }

/** Whether staff may look at the record of each event as it was written, which takes room. */
type Depth = { readonly records: 'shown' | 'left out' }

/** Events of a history as a {@link Timeline} shows them: a sentence with links, who, what changed; for staff the record. */
export function useEventEntries(
  events: readonly ReadEvent[],
  area: EventArea,
  { records }: Depth = { records: 'shown' },
): TimelineEntry[] {
  const t = useWords()
  const shown = useShownFields(area)
  const shownChange = useShownChange()
  return events.map((event) => {
    const fields = fieldsOf(event)
    const changes = fields.filter(({ kind }) => kind === 'change').map(({ value }) => value)
    const Icon = icons[event.group]
    return {
      id: event.id,
      at: event.at,
      who: whoDid(event, fields, { area, t }),
      sentence: sentence(t, sentenceOf(event), mentioned(fields, shown)),
      icon: <Icon aria-hidden className="size-4" />,
      ...(changes.length > 0 && { changes: (changes as FieldValue<'change'>[]).map(shownChange) }),
      ...(area === 'admin' && records === 'shown' && { raw: recordOf(event) }),
    }
  })
}

/** The same gathered to stories: what happened for one cause is one entry, which opens to its events. */
export function useStories(events: readonly ReadEvent[], area: EventArea, depth?: Depth): StoryEntry[] {
  const t = useWords()
  const shown = useShownFields(area)
  const entries = new Map(useEventEntries(events, area, depth).map((entry) => [entry.id, entry]))
  return storiesOf(events).map(({ id, events: told }) => {
    const recipe = recipeFor(told)
    const main = recipe ? (told.find(({ type }) => type === recipe.needs[0]) ?? told[0]) : mainOf(told)
    const { sentence: own, who, icon } = present(entries.get(main.id), 'the entry of an event')
    const mentions = recipe && together(told, recipe, shown)
    return {
      id,
      at: told[0].at,
      who,
      icon,
      sentence: recipe && mentions ? sentence(t, `stories.${recipe.says}`, mentions) : own,
      entries: told.flatMap((event) => entries.get(event.id) ?? []),
    }
  })
}

/** What the sentence of a story may mention: of each field all that its events say, once. */
function together(events: Story['events'], { needs }: Recipe, shown: ShownFields): Record<string, ReactNode> {
  const all = new Map<string, Map<string, ReactNode>>()
  for (const event of needs.flatMap((type) => events.filter((each) => each.type === type))) {
    for (const field of fieldsOf(event)) {
      const node = mentioned([field], shown)[field.name]
      if (node === undefined) continue
      const known = all.get(field.name) ?? new Map<string, ReactNode>()
      all.set(field.name, known.set(JSON.stringify(field.value), node))
    }
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, listed([...values.values()])]))
}

function listed(nodes: readonly ReactNode[]): ReactNode {
  if (nodes.length === 1) return nodes[0]
  return nodes.map((node, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what happened never moves.
    <Fragment key={at}>
      {at > 0 && ', '}
      {node}
    </Fragment>
  ))
}

/** What a sentence may mention, by the names of the event's fields. */
function mentioned(fields: readonly Field[], shown: ShownFields): Record<string, ReactNode> {
  const mentions = fields.flatMap(({ name, kind, value }) => {
    if (value === null || !isShown(kind)) return []
    // A field was written as its kind has it.
    const show = shown[kind] as (value: unknown) => ReactNode
    return [[name, show(value)]]
  })
  return Object.fromEntries(mentions)
}

/** What is personal says more than what is not, and takes the place of a field with the same name. */
function fieldsOf({ kinds, payload, personal }: ReadEvent): Field[] {
  const of = (some: FieldKinds, values: ReadEvent['payload']) =>
    Object.entries(some).map(([name, kind]) => ({ name, kind, value: values[name] ?? null }))
  return [...of(kinds.payload, payload), ...(kinds.personal && personal ? of(kinds.personal, personal) : [])]
}

function recordOf({ kinds: _, ...record }: ReadEvent): string {
  return JSON.stringify(record, null, 2)
}

type Reading = { readonly area: EventArea; readonly t: Words }

/** Who acted; where it was somebody else's wish, that one, and who of staff let it through. */
function whoDid({ actor }: ReadEvent, fields: readonly Field[], reading: Reading): string {
  const acted = whoWords(actor, reading)
  const doer = fields.find(({ kind }) => kind === 'doer')?.value as FieldValue<'doer'> | null | undefined
  if (!doer || doer.kind === actor.kind || doer.kind === 'system') return acted
  const who = whoWords({ kind: doer.kind, name: doer.name ?? '' }, reading)
  return actor.kind === 'staff' ? reading.t('history.who.letThrough', { who, by: acted }) : who
}

function whoWords({ kind, name = '', job = '' }: ReadEvent['actor'], { area, t }: Reading): string {
  switch (kind) {
    case 'staff':
      return t('history.who.staff', { name })
    case 'system':
      return area === 'admin' || job === 'identity' ? jobWords(t, job) : t('history.who.system')
    case 'contact':
    case 'visitor':
      return t(`history.who.${kind}`)
    default:
      return area === 'account' ? t('history.who.you') : t('history.who.customer')
  }
}

const icons: Record<EventGroup, Icon> = {
  account: CircleUserRound,
  purchases: Package,
  schedules: CalendarClock,
  invoices: FileText,
  transactions: CreditCard,
  credit: Wallet,
  methods: CreditCard,
  email: Email,
  shop: Store,
}
