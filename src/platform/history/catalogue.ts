import type { CustomerId } from '../../kernel/ids.ts'

export const eventGroups = [
  'account',
  'purchases',
  'schedules',
  'invoices',
  'transactions',
  'credit',
  'methods',
  'email',
  'shop',
] as const
export type EventGroup = (typeof eventGroups)[number]

/**
 * One kind of event: its group on the history page, who may read it, the version of its shape, and (as types only) what
 * it tells and which of that is personal. Personal parts are kept apart so that a person can be erased.
 */
export type EventKind<Payload extends object, Personal extends object> = {
  readonly group: EventGroup
  readonly audience: 'customer' | 'staff'
  readonly version: number
  readonly payload?: Payload
  readonly personal?: Personal
}

type Nothing = Record<never, never>

export function event<Payload extends object = Nothing, Personal extends object = never>(
  group: EventGroup,
  options: { audience?: 'customer' | 'staff'; version?: number } = {},
): EventKind<Payload, Personal> {
  return { group, audience: options.audience ?? 'customer', version: options.version ?? 1 }
}

/** Every kind of event there is. Slices add theirs by augmenting this interface with `typeof` their table. */
export interface EventCatalogue extends ShopEvents {}
type ShopEvents = typeof shopEvents

export const shopEvents = {
  'shop.set_up': event<{ name: string }>('shop', { audience: 'staff' }),
  'shop.changed': event<{ fields: string[] }>('shop', { audience: 'staff' }),
  'shop.clock_moved': event<{ to: string }>('shop', { audience: 'staff' }),
}

export type EventType = keyof EventCatalogue & string
type PayloadOf<T extends EventType> =
  EventCatalogue[T] extends EventKind<infer Payload, infer _> ? Payload : never
type PersonalOf<T extends EventType> =
  EventCatalogue[T] extends EventKind<infer _, infer Personal> ? Personal : never

/** What is told of an event of this type, as it can be read back: money's minor units are decimal strings there. */
export type EventPayload<T extends EventType> = PayloadOf<T>
export type EventPersonal<T extends EventType> = PersonalOf<T>

/** An event to be recorded. `customerId` null: it concerns the shop, and goes to the shop's own chain. */
export type NewEvent = {
  [T in EventType]: { type: T; customerId: CustomerId | null } & PayloadOf<T> &
    ([PersonalOf<T>] extends [never] ? unknown : { personal: PersonalOf<T> })
}[EventType]

/** Group, audience and version of every type: exhaustive, or it does not compile. */
export type EventTable = {
  readonly [T in EventType]: Pick<EventCatalogue[T], 'group' | 'audience' | 'version'>
}
