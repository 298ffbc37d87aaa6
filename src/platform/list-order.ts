import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'

/** What a list is sorted by, as an address says it: "due", or "-due" the other way round. */
export type Sort<Key extends string> = Key | `-${Key}`

export function sortBy<Key extends string>(keys: readonly Key[]) {
  const both = keys.flatMap((key): Sort<Key>[] => [key, `-${key}`])
  return z.enum(both as [Sort<Key>, ...Sort<Key>[]]) as unknown as z.ZodType<Sort<Key>, Sort<Key>>
}

type KeysOf = (row: string) => readonly RawBuilder<unknown>[]

/**
 * The order of a list: by these keys of its rows, and then by their ids, all in one direction. Where its index begins with the state,
 * all `states` that rows may have stand here.
 */
export type ListOrder = {
  readonly keysOf: KeysOf
  readonly direction: 'asc' | 'desc'
  readonly states: readonly string[] | null
}

export const newestFirst: ListOrder = { keysOf: () => [], direction: 'desc', states: null }

/** The order that an address names, of those that a list has. No keys: as the rows were made. */
export function orderOf<Key extends string>(
  sort: Sort<Key>,
  keys: Record<Key, KeysOf>,
  states: readonly string[] | null = null,
): ListOrder {
  const isDown = sort.startsWith('-')
  const keysOf = keys[(isDown ? sort.slice(1) : sort) as Key]
  const hasKeys = keysOf('x').length > 0
  return { keysOf, direction: isDown ? 'desc' : 'asc', states: hasKeys ? states : null }
}

/** After `order by`, of rows called `row`. */
export function inOrder({ keysOf, direction }: ListOrder, row: string): RawBuilder<unknown> {
  return directed([...keysOf(row), sql.ref(`${row}.id`)], direction)
}

function directed(keys: readonly RawBuilder<unknown>[], direction: ListOrder['direction']) {
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  return sql.join(keys.map((key) => sql`${key} ${way}`))
}

type Rows = { readonly table: RawBuilder<unknown>; readonly row: string }

/** What lies beyond the row with this id, wherever that stands now. */
export function beyond(
  { keysOf, direction }: ListOrder,
  { table, row }: Rows,
  id: string,
): RawBuilder<SqlBool> {
  const sign = direction === 'asc' ? sql`>` : sql`<`
  const keys = keysOf(row)
  if (keys.length === 0) return sql`${sql.ref(`${row}.id`)} ${sign} ${id}`
  const place = sql.join([...keys, sql.ref(`${row}.id`)])
  return sql`(${place}) ${sign} (select ${place} from ${table} ${sql.ref(row)} where ${sql.ref(`${row}.id`)} = ${id})`
}

type First = Rows & {
  /** The id among them. */
  readonly columns: readonly string[]
  readonly where: RawBuilder<SqlBool>
  readonly limit: number
}

/** The first rows of a list, as a query: read along an index, state by state where that begins with the state. */
export function firstInOrder(
  order: ListOrder,
  { table, row, columns, where, limit }: First,
): RawBuilder<unknown> {
  const from = sql`from ${table} ${sql.ref(row)}`
  const cut = sql`order by ${inOrder(order, row)} limit ${limit}`
  if (!order.states) return sql`select ${of(columns, row)} ${from} where ${where} ${cut}`
  const keys = order.keysOf(row)
  const names = keys.map((_, at) => sql.ref(`each.key_${at}`))
  const named = sql.join(keys.map((key, at) => sql`${key} as ${sql.ref(`key_${at}`)}`))
  const states = sql.join(order.states.map((state) => sql.lit(state)))
  return sql`select ${of(columns, 'each')} from unnest(array[${states}]) as state cross join lateral (
      select ${of(columns, row)}, ${named} ${from} where ${sql.ref(`${row}.status`)} = state and ${where} ${cut}) each
    order by ${directed([...names, sql.ref('each.id')], order.direction)} limit ${limit}`
}

function of(columns: readonly string[], row: string): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(`${row}.${column}`)))
}
