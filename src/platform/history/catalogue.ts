import { z } from 'zod'
import { assert, Fault } from '../../kernel/assert.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { FieldKinds, type Fields, kindsOf } from './fields.ts'

/** The groups of the history page. Slices name theirs by augmenting this interface, beside their events. */
// biome-ignore lint/suspicious/noEmptyInterface: slices fill it
export interface EventGroups {}
export type EventGroup = keyof EventGroups & string
/** One that there is not finds nothing. */
export const EventGroupName = z.string().max(40) as unknown as z.ZodType<EventGroup, string>

type NoFields = Record<never, never>

/**
 * One kind of event: its group on the history page, who may read it, the version of its shape, what it tells and which of
 * that is personal. Personal parts are kept apart so that a person can be erased.
 */
export type EventKind<Payload extends Fields = Fields, Personal extends Fields = Fields> = {
  readonly group: EventGroup
  readonly audience: 'customer' | 'staff'
  readonly version: number
  readonly payload: z.ZodObject<Payload, z.core.$strict>
  readonly personal: z.ZodObject<Personal, z.core.$strict> | null
  readonly kinds: EventFieldKinds
}

/** The kinds of an event's fields, from which its sentence is made. */
export const EventFieldKinds = z.object({ payload: FieldKinds, personal: FieldKinds.nullable() })
export type EventFieldKinds = z.output<typeof EventFieldKinds>

export function event<Payload extends Fields = NoFields, Personal extends Fields = never>(
  group: EventGroup,
  payload: Payload,
  options: { audience?: 'customer' | 'staff'; version?: number; personal?: Personal } = {},
): EventKind<Payload, Personal> {
  const { audience = 'customer', version = 1, personal } = options
  return {
    group,
    audience,
    version,
    payload: z.strictObject(payload),
    personal: personal ? z.strictObject(personal) : null,
    kinds: { payload: kindsOf(payload), personal: personal ? kindsOf(personal) : null },
  }
}

/** Every kind of event there is. Slices add theirs by augmenting this interface with `typeof` their table. */
// biome-ignore lint/suspicious/noEmptyInterface: slices fill it
export interface EventCatalogue {}

export type EventType = keyof EventCatalogue & string
type Values<F> = { [Name in keyof F]: z.output<F[Name]> }
type PersonalFields<T extends EventType> =
  EventCatalogue[T] extends EventKind<infer _, infer Personal> ? Personal : never

/** What an event of this type tells. Read back, money's minor units are decimal strings. */
export type EventPayload<T extends EventType> =
  EventCatalogue[T] extends EventKind<infer Payload, infer _> ? Values<Payload> : never

/** An event to be recorded. `customerId` null: it concerns the shop, and goes to the shop's own chain. */
export type NewEvent = {
  [T in EventType]: { type: T; customerId: CustomerId | null } & EventPayload<T> &
    ([PersonalFields<T>] extends [never] ? unknown : { personal: Values<PersonalFields<T>> })
}[EventType]

/** The kind of every type: exhaustive, or it does not compile. */
export type EventTable = { readonly [T in EventType]: EventCatalogue[T] }

/** The groups that a shop's events stand in. */
export function groupsOf(table: EventTable): EventGroup[] {
  return [...new Set(Object.values<EventKind>(table).map(({ group }) => group))]
}

/** What an event tells and what of that is personal. One that does not fit its kind's fields to the letter is a fault. */
export function contentOf(table: EventTable, event: NewEvent): { payload: object; personal: object | null } {
  const { type, customerId: _, personal, ...payload } = event as NewEvent & { personal?: object }
  const kind: EventKind = table[type]
  assert(kind.personal !== null || personal === undefined, `${type} tells nothing that is personal`)
  return {
    payload: fitting(`the payload of ${type}`, kind.payload, payload),
    personal: kind.personal && fitting(`what is personal of ${type}`, kind.personal, personal),
  }
}

function fitting(what: string, schema: z.ZodObject, content: object | undefined): object {
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new Fault(`${what} does not fit: ${z.prettifyError(parsed.error)}`)
}
