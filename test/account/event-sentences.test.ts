import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { EventType } from '../../src/platform/history/catalogue.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'
import { events as catalogue } from '../../web/locales/en/events.ts'
import { useEventEntries } from '../../web/ui/event-sentence.tsx'
import { sentenceOf } from '../../web/ui/events/sentence-of.ts'
import { type EventArea, isShown } from '../../web/ui/events/shown-fields.tsx'
import { Timeline } from '../../web/ui/timeline.tsx'
import { eventTypes, sampleEvents, sampleId } from './sample-events.ts'

function History({ events, area }: { events: ReadEvent[]; area: EventArea }) {
  return createElement(Timeline, { label: 'History', entries: useEventEntries(events, area) })
}

function render(events: ReadEvent[], area: EventArea): string {
  const history = createElement(History, { events, area })
  return renderToStaticMarkup(createElement(MemoryRouter, null, history))
}

/** The first sample of this type whose fields have these values. */
function sample(type: EventType, values: object = {}): ReadEvent {
  const wanted = Object.entries(values)
  const fits = ({ payload }: ReadEvent) => wanted.every(([name, value]) => payload[name] === value)
  return present(sampleEvents(type).find(fits), `a sample of ${type}`)
}

const wordsOf = (event: ReadEvent) => render([event], 'account').replace(/<[^>]*>/g, '')

/** The forms of the sentence that an event is told in, by their places in the catalogue. */
function formsOf(event: ReadEvent): string[] {
  const key = sentenceOf(event).replace('events.', '')
  return [key, `${key}_one`, `${key}_other`].filter((path) => sentences.has(path))
}

const sentences = new Map(
  Object.entries(catalogue).flatMap(([subject, variants]) =>
    Object.entries(variants).map(([what, sentence]): [string, string] => [`${subject}.${what}`, sentence]),
  ),
)

/** What this event can mention: what of it is there and is shown. */
function mentionable({ payload, personal, kinds }: ReadEvent): string[] {
  const fields = [...Object.entries(kinds.payload), ...Object.entries((personal && kinds.personal) ?? {})]
  const all = { ...payload, ...personal }
  return fields.filter(([name, kind]) => isShown(kind) && all[name] !== null).map(([name]) => name)
}

describe.each(eventTypes)('%s', (type) => {
  const events = sampleEvents(type)

  test('is told in a whole sentence, whatever it tells, also when the person was erased', () => {
    for (const event of events) {
      const words = wordsOf(event)
      expect(words).toMatch(/^[^a-z{}[\]]\S*[^{}[\]]+[.:]/)
      expect(words).not.toMatch(/\{\{|undefined|NaN|events\.|\[object|[\uE000-\uF8FF]/)
    }
  })

  test('has a sentence that mentions nothing but its fields', () => {
    for (const event of events) {
      const forms = formsOf(event)
      expect(forms).not.toEqual([])
      for (const form of forms) {
        const mentioned = [...(sentences.get(form) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
        expect(mentionable(event)).toEqual(expect.arrayContaining(mentioned))
      }
    }
  })
})

test('every sentence of the catalogue is told of an event', () => {
  const used = new Set(eventTypes.flatMap(sampleEvents).flatMap(formsOf))
  expect([...sentences.keys()].filter((path) => !used.has(path))).toEqual([])
})

test('links lead into the area of whoever reads', () => {
  const events = [sample('payment.refused'), sample('purchase.renewed')]
  expect(render(events, 'admin')).toContain(`href="/admin/payments/${sampleId}"`)
  expect(render(events, 'account')).toContain('href="/account/invoices/INV-000007#payments"')
  expect(render(events, 'account')).toContain(`href="/account/purchases/${sampleId}"`)
  expect(render(events, 'account')).not.toContain('/admin')
})

test('only staff are led to an email', () => {
  expect(render([sample('email.sent')], 'admin')).toContain(`href="/admin/email/${sampleId}"`)
  expect(render([sample('email.sent')], 'account')).not.toContain('href')
})

test('what changed is told with both values, a country by its name', () => {
  const words = render([sample('customer.changed')], 'admin')
  expect(words).toContain('<del class="text-muted">Germany</del>')
  expect(words).toContain('<ins>Austria</ins>')
  expect(words).toContain('Raw record')
})

describe('a field chooses the variant of the sentence:', () => {
  test.each<[string, EventType, object, string]>([
    ['by a word', 'invoice.issued', { origin: 'renewal' }, 'for Hosting was made for a renewal.'],
    ['by another', 'invoice.issued', { origin: 'customer' }, 'for Hosting was made at checkout.'],
    ['by what is so', 'purchase.renewed', { wasExpired: true }, 'Hosting was brought back with invoice'],
    ['by what is not', 'purchase.renewed', { wasExpired: false }, 'from Apr 1, 2026 to Apr 1, 2026 with'],
    ['by what is empty', 'purchase.made', { expiresOn: null }, 'Hosting was bought.'],
    ['by what is not', 'purchase.made', { expiresOn: '2026-04-01' }, 'It runs until Apr 1, 2026.'],
    ['by how many', 'instalment.paid', { count: 1, position: 1, of: 3 }, 'Instalment 1 of 3 of Hosting was'],
    ['by more', 'instalment.paid', { count: 3 }, '3 instalments of Hosting were paid at once with invoice'],
    [
      'by a gateway',
      'payment.waiting',
      { gateway: 'manual' },
      'is to be paid by bank transfer. We are waiting for €12.34',
    ],
  ])('%s of %s', (_, type, values, words) => {
    expect(wordsOf(sample(type, values))).toContain(words)
  })
})

test('tries that were left out are told of when there were any', () => {
  const words = (skippedTries: number) => wordsOf(sample('renewal.charge_tried', { skippedTries }))
  expect(words(0)).not.toContain('skipped')
  expect(words(1)).toContain('If it fails, the next one is on Apr 1, 2026. One earlier try was skipped')
  expect(words(2)).toContain('2 earlier tries were skipped')
})

test('the record that staff see is the event as it was written', () => {
  const raw = render([sample('purchase.made')], 'admin')
  expect(raw).toContain('&quot;isPaidInInstalments&quot;')
  expect(raw).not.toContain('&quot;kinds&quot;')
})
