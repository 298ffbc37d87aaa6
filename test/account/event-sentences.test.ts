import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { eventTable } from '../../src/event-table.ts'
import type { EventType } from '../../src/platform/history/catalogue.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'
import { type EventArea, useEventEntries } from '../../web/ui/event-sentence.tsx'
import { Timeline } from '../../web/ui/timeline.tsx'

/** Everything that any event tells, so that each finds what it needs. */
const payload = {
  name: 'Hosting',
  fields: ['name', 'email'],
  to: '2026-05-01T10:00:00.000Z',
  role: 'Owner',
  description: 'Hosting',
  lineId: 'l1',
  isPaidInInstalments: false,
  number: 'INV-000007',
  field: 'country',
  emailId: 'm1',
  template: 'invoice.paid',
  reason: 'declined',
  count: 3,
  title: 'Hosting +1',
  total: { minor: '1234', currency: 'EUR' },
  origin: 'renewal',
  open: { minor: '100', currency: 'EUR' },
  creditNote: 'CN-000001',
  paymentId: 't1',
  gateway: 'sandbox',
  amount: { minor: '-1234', currency: 'EUR' },
  off: { minor: '500', currency: 'EUR' },
  code: 'WELCOME',
  couponId: 'c1',
  method: 'visa 4242',
  label: 'visa 4242',
  purchaseId: 'p1',
  scheduleId: 's1',
  expiresOn: '2026-04-01',
  from: '2026-03-01',
  expiredOn: '2026-04-01',
  endsOn: '2026-04-01',
  renewsOn: '2026-04-01',
  collection: 'manual',
  wasExpired: true,
  attempt: 2,
  nextTryOn: '2026-04-02',
  skippedTries: 2,
  position: 3,
  payments: 2,
  lastOn: '2027-03-01',
  dueOn: '2026-04-01',
  invoiceId: 'i1',
  packageId: 'k1',
  userId: 'u1',
}
const personal = {
  address: '192.0.2.7',
  email: 'ada@example.com',
  name: 'Ada',
  before: 'DE',
  after: 'AT',
  browser: 'Mozilla/5.0 (X11; Linux x64; rv:142.0) Gecko/20100101 Firefox/142.0',
  to: 'ada@example.com',
  subject: 'Invoice INV-000007 is paid',
}

function eventOf(type: EventType, isErased: boolean): ReadEvent {
  const { group } = eventTable[type]
  // Days are told where a moment is not.
  const told = type === 'shop.clock_moved' ? payload : { ...payload, to: '2026-04-01' }
  const actor = { kind: 'system', job: 'renewals' }
  const at = '2026-03-01T10:00:00.000Z' as ReadEvent['at']
  return { id: type, seq: '1', at, type, group, actor, payload: told, personal: isErased ? null : personal }
}

function Told({ events, area }: { events: ReadEvent[]; area: EventArea }) {
  return createElement(Timeline, { label: 'History', entries: useEventEntries(events, area) })
}

function tell(events: ReadEvent[], area: EventArea): string {
  const told = createElement(Told, { events, area })
  return renderToStaticMarkup(createElement(MemoryRouter, null, told))
}

const types = Object.keys(eventTable) as EventType[]

test.each(types)('%s is told in a whole sentence, also when the person was erased', (type) => {
  for (const event of [eventOf(type, false), eventOf(type, true)]) {
    const words = tell([event], 'account').replace(/<[^>]*>/g, '')
    expect(words).toMatch(/^[^a-z{}[\]]\S*[^{}[\]]+[.:]/)
    expect(words).not.toMatch(/\{\{|undefined|NaN|events\.|\[object|[\uE000-\uF8FF]/)
  }
})

test('links lead into the area of whoever reads', () => {
  const events = [eventOf('payment.refused', false), eventOf('purchase.renewed', false)]
  expect(tell(events, 'admin')).toContain('href="/admin/payments/t1"')
  expect(tell(events, 'account')).toContain('href="/account/invoices/INV-000007#payments"')
  expect(tell(events, 'account')).toContain('href="/account/purchases/p1"')
  expect(tell(events, 'account')).not.toContain('/admin')
})

test('what changed is told with both values, a country by its name', () => {
  const words = tell([eventOf('customer.changed', false)], 'admin')
  expect(words).toContain('<del class="text-muted">Germany</del>')
  expect(words).toContain('<ins>Austria</ins>')
  expect(words).toContain('Raw record')
})
