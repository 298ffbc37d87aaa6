import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { EventType } from '../../src/platform/history/catalogue.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'
import { stories as sentences } from '../../web/locales/en/stories.ts'
import { useStories } from '../../web/ui/event-sentence.tsx'
import { isShown } from '../../web/ui/events/shown-fields.tsx'
import { recipes, storiesOf } from '../../web/ui/events/stories.ts'
import { Stories } from '../../web/ui/stories.tsx'
import { ViewerProvider } from '../../web/ui/viewer.tsx'
import { unknownViewer } from '../../web/viewer.ts'
import { sampleEvents } from './sample-events.ts'

let seq = 0

/** An event with these values that happened for a cause, the next in its history. */
function event(
  type: EventType,
  cause: string | null,
  values: object = {},
  more: Partial<ReadEvent> = {},
): ReadEvent {
  seq += 1
  const sample = present(sampleEvents(type)[0], type)
  const payload = { ...sample.payload, ...values }
  return { ...sample, id: `event-${seq}`, seq: String(seq), cause, payload, ...more }
}

function History({ events }: { events: readonly ReadEvent[] }) {
  const stories = useStories(events, 'admin', { records: 'left out' })
  return createElement(Stories, { stories, label: 'History', level: 'h2' })
}

function render(events: readonly ReadEvent[], timeZone = 'UTC'): string {
  const children = createElement(History, { events })
  const viewer = { ...unknownViewer, timeZone }
  return renderToStaticMarkup(
    createElement(MemoryRouter, null, createElement(ViewerProvider, { viewer, children })),
  )
}

/** The sentences that stand in a history before anything is opened. */
const told = (events: readonly ReadEvent[]) =>
  render(events)
    .replaceAll(/<details[\s\S]*?<\/details>/g, '')
    .matchAll(/<p>(.*?)<\/p>/g)
    .map(([, sentence = '']) => sentence.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' '))
    .toArray()

const renewal = (cause: string) => [
  event('payment.started', cause),
  event('payment.approved', cause, { reviewedBy: null, method: 'mastercard 4444' }),
  event('invoice.paid', cause),
  event('purchase.renewed', cause, { wasExpired: false, to: '2026-05-01' }),
  event('email.sent', cause),
]

test('what happened for one cause is one entry, which opens to each of its events', () => {
  const events = renewal('one')
  expect(told(events)).toEqual([
    'Renewed Hosting until May 1, 2026: invoice INV-000007, €12.34 from Mastercard •••• 4444.',
  ])
  const html = render(events)
  expect(html).toContain('<summary')
  expect(html).toContain('5 events')
  expect(html).toContain('was renewed from')
  expect(html).toContain('The email “')
})

test('what happened for other causes, or before there were any, stands by itself', () => {
  const events = [
    ...renewal('one'),
    event('customer.opened', null),
    event('invoice.issued', 'two', { origin: 'renewal' }),
  ]
  expect(told(events)).toHaveLength(3)
  expect(told(events.toReversed())).toEqual(told(events).toReversed())
})

test('an email that went out later is told with what it was written for', () => {
  const [started, ...rest] = renewal('one')
  const events = [present(started, 'it'), event('user.signed_in', 'between'), ...rest]
  expect(storiesOf(events.toReversed()).map((story) => story.events.length)).toEqual([1, 5])
})

test('several of a kind are told together, and what they share once', () => {
  const bought = (name: string) =>
    event('purchase.made', 'one', { purchase: { id: '0197f3a0-0000-7000-8000-000000000002', name } })
  const events = [event('payment.approved', 'one', { reviewedBy: null }), bought('Hosting'), bought('Domain')]
  expect(told(events)).toEqual(['Bought Hosting, Domain: invoice INV-000007, €12.34 from Visa •••• 4242.'])
})

test('what staff let through was bought by the customer, and approved by that person', () => {
  const mara = { kind: 'staff', name: 'Mara' }
  const events = [
    event('payment.approved', 'one', { reviewedBy: 'Mara' }, { actor: mara }),
    event('purchase.made', 'one', { boughtBy: { kind: 'customer', name: null } }, { actor: mara }),
  ]
  expect(told(events)[0]).toContain('Bought Hosting, after Mara (staff) approved it: invoice INV-000007')
  expect(render(events)).toContain('Customer; approved by Mara (staff)')
})

test('without a sentence of its own a story is called by what tells most of it', () => {
  const cancelled = [
    event('purchase.cancelled', 'one'),
    event('invoice.cancelled', 'one'),
    event('renewal.withdrawn', 'one'),
  ]
  expect(told(cancelled)[0]).toMatch(/^Hosting was cancelled/)
  const refused = [event('payment.started', 'two'), event('payment.refused', 'two', { reviewedBy: null })]
  expect(told(refused)[0]).toContain('was refused: the bank declined it.')
})

test('days are headings, in the time zone of whoever reads', () => {
  const late = event('customer.opened', 'one', {}, { at: '2026-03-01T23:30:00.000Z' as ReadEvent['at'] })
  const days = (timeZone: string) => render([late], timeZone).match(/<h2[^>]*>(.*?)<\/h2>/)?.[1]
  expect(days('UTC')).toBe('Sun, Mar 1, 2026')
  expect(days('Europe/Berlin')).toBe('Mon, Mar 2, 2026')
  expect(render([late], 'Europe/Berlin')).toContain('12:30')
})

test('jobs are told in plain words', () => {
  const by = (job: string) =>
    render([event('purchase.expired', null, {}, { actor: { kind: 'system', job } })])
  expect(by('deliver-email')).toContain('Sent automatically')
  expect(by('janitor')).not.toContain('janitor')
  expect(by('something-new')).toContain('· Automatic')
})

describe.each(recipes)('the story $says', ({ says, needs }) => {
  test('has a sentence that mentions nothing but the fields of its events', () => {
    const fields = needs.flatMap((type) => Object.entries(present(sampleEvents(type)[0], type).kinds.payload))
    const shown = fields.filter(([, kind]) => isShown(kind)).map(([name]) => name)
    const mentioned = [...sentences[says].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
    expect(mentioned.length).toBeGreaterThan(0)
    expect(shown).toEqual(expect.arrayContaining(mentioned))
  })
})

test('every sentence of a story is told by a recipe', () => {
  expect(recipes.map(({ says }) => says).toSorted()).toEqual(Object.keys(sentences).toSorted())
})
