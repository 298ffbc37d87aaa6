import { z } from 'zod'
import { eventTable } from '../../src/event-table.ts'
import { toJson } from '../../src/kernel/json.ts'
import type { EventKind, EventType } from '../../src/platform/history/catalogue.ts'
import type { FieldKind, FieldValue } from '../../src/platform/history/fields.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'

const id = '0197f3a0-0000-7000-8000-000000000001'
const brandless = id as never
const price = { minor: 1234n, currency: 'EUR' }
const firefox = 'Mozilla/5.0 (X11; Linux x64; rv:142.0) Gecko/20100101 Firefox/142.0'

/** Values of every kind of field, with each that makes a difference. What is chosen from, the field itself says. */
const samples: { readonly [Kind in Exclude<FieldKind, 'choice'>]: readonly FieldValue<Kind>[] } = {
  words: ['Hosting'],
  count: [1, 3],
  skippedTries: [0, 1, 2],
  flag: [false, true],
  day: ['2026-04-01'],
  moment: ['2026-05-01T10:00:00.000Z'],
  amount: [price],
  reason: ['declined', 'Ordered twice'],
  gateway: ['sandbox', 'manual'],
  method: ['visa 4242', 'manual'],
  browser: [firefox, ''],
  detail: ['country', 'taxId'],
  change: [
    { detail: 'country', before: 'DE', after: 'AT' },
    { detail: 'company', before: '', after: 'Lovelace Ltd' },
  ],
  doer: [
    { kind: 'customer', name: null },
    { kind: 'staff', name: 'Mara' },
  ],
  invoice: [{ id: brandless, number: 'INV-000007' }],
  purchase: [{ id: brandless, name: 'Hosting' }],
  schedule: [{ id: brandless, name: 'Hosting' }],
  creditNote: [{ id: brandless, number: 'CN-000001', invoiceNumber: 'INV-000007' }],
  payment: [{ id: brandless, amount: price, invoiceNumber: 'INV-000007' }],
  email: [{ id: brandless, template: 'invoice.paid' }],
  emailWithSubject: [{ id: brandless, subject: 'Invoice INV-000007 is paid' }],
  id: [id],
}

export const sampleId = id
export const eventTypes = Object.keys(eventTable) as EventType[]

/** Events of a type as they are read back: in every combination of sample values, and with the person erased. */
export function sampleEvents(type: EventType): ReadEvent[] {
  const { group, payload, personal, kinds }: EventKind = eventTable[type]
  const at = '2026-03-01T10:00:00.000Z' as ReadEvent['at']
  const actor = { kind: 'system', job: 'renewals' }
  const payloads = combinations(payload, kinds.payload)
  const whose = personal && kinds.personal ? [...combinations(personal, kinds.personal), null] : [null]
  return payloads.flatMap((one) =>
    whose.map((person) => ({
      id,
      seq: '1',
      at,
      type,
      group,
      actor,
      payload: one,
      personal: person,
      cause: null,
      kinds,
    })),
  )
}

type Values = ReadEvent['payload']

function combinations(schema: z.ZodObject, kinds: Readonly<Record<string, FieldKind>>): Values[] {
  let all: object[] = [{}]
  for (const [name, kind] of Object.entries(kinds)) {
    const values = valuesOf(schema.shape[name], kind)
    all = all.flatMap((before) => values.map((value) => ({ ...before, [name]: value })))
  }
  // What does not fit would never have been written.
  return all.map((values) => toJson(schema.parse(values)) as Values)
}

function valuesOf(field: unknown, kind: FieldKind): readonly unknown[] {
  if (field instanceof z.ZodNullable) return [...valuesOf(field.unwrap(), kind), null]
  if (field instanceof z.ZodEnum) return field.options
  return kind === 'choice' ? [] : samples[kind]
}
