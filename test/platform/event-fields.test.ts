import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { eventTable } from '../../src/event-table.ts'
import { Fault } from '../../src/kernel/assert.ts'
import { contentOf, event, type NewEvent } from '../../src/platform/history/catalogue.ts'
import { Day, refOf, Words } from '../../src/platform/history/fields.ts'

const id = '0197f3a0-0000-7000-8000-000000000001'
const kept = {
  type: 'purchase.auto_renew_turned_on',
  customerId: null,
  purchase: { id, name: 'Hosting' },
  renewsOn: '2026-04-01',
}
const opened = { type: 'customer.opened', customerId: null, number: '1001' }
const content = (recorded: object) => contentOf(eventTable, recorded as NewEvent)

describe('what an event tells', () => {
  test('is what its fields hold, and what is personal stands apart', () => {
    expect(content(kept)).toEqual({
      payload: { purchase: { id, name: 'Hosting' }, renewsOn: '2026-04-01' },
      personal: null,
    })
    const personal = { name: 'Ada', email: 'ada@example.com' }
    expect(content({ ...opened, personal })).toEqual({ payload: { number: '1001' }, personal })
  })

  test.each([
    [
      'lacks a field',
      { ...kept, renewsOn: undefined },
      ['purchase.auto_renew_turned_on does not fit', 'renewsOn'],
    ],
    ['has a field that is empty and must not be', { ...kept, renewsOn: null }, ['renewsOn']],
    ['has a field too many', { ...kept, endsOn: '2026-04-01' }, ['endsOn']],
    ['has a day that is none', { ...kept, renewsOn: '2026-02-30' }, ['renewsOn']],
    ['refers to more than there is to know', { ...kept, purchase: { id, name: 'A', price: 1 } }, ['price']],
    ['lacks what is personal', opened, ['what is personal of customer.opened does not fit']],
    ['tells what is personal where nothing is', { ...kept, personal: { name: 'Ada' } }, ['nothing that is']],
  ])('is a fault when it %s', (_, recorded, words) => {
    const message = faultOf(recorded)
    for (const each of words) expect(message).toContain(each)
  })

  test('does not stand in the message of the fault', () => {
    const message = faultOf({ ...opened, personal: { name: 'Ada', email: 7, phone: '555' } })
    expect(message).toContain('phone')
    expect(message).not.toMatch(/Ada|555/)
  })
})

function faultOf(recorded: object): string {
  try {
    content(recorded)
  } catch (error) {
    if (error instanceof Fault) return error.message
  }
  return 'no fault'
}

test('a field is of a kind that the pages know, or it is a fault', () => {
  expect(event('shop', { name: Words, until: Day.nullable() }).kinds.payload).toEqual({
    name: 'words',
    until: 'day',
  })
  expect(() => event('shop', { name: z.string() })).toThrow(/the kind of the field name/)
})

test('a thing is referred to by its id and its number or name, and no more', () => {
  expect(refOf({ id, number: 'INV-1', title: 'Hosting' })).toEqual({ id, number: 'INV-1' })
  expect(refOf({ id, name: 'Hosting', quantity: 1 })).toEqual({ id, name: 'Hosting' })
})
