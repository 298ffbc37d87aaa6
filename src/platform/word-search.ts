import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inAscii, normalForm } from '../kernel/normal-form.ts'
import { firstInOrder, inOrder, type ListOrder, newestFirst } from './list-order.ts'

const mostWords = 6
const longestWord = 60
const fewestDigits = 4

/** What was typed into a search box. */
export type Query = {
  /** In their normal form, as columns hold it. */
  readonly words: readonly string[]
  /** Email addresses, or parts of them with the "@", in lower case. */
  readonly addresses: readonly string[]
  /** Names of hosts, as a domain of addresses may be. They are among the words as well. */
  readonly hosts: readonly string[]
  /** All its digits, where it may be a telephone number: without what is dialled before the country's code. */
  readonly digits: string | null
}

/** Null when nothing was typed. */
export function queryOf(typed: string): Query | null {
  const tokens = typed
    .split(/[\s,;<>"()]+/)
    .filter(Boolean)
    .slice(0, mostWords)
  if (tokens.length === 0) return null
  const lower = tokens.map((token) => token.slice(0, 254).normalize('NFKC').toLowerCase())
  const addresses = lower.filter((token) => token.includes('@'))
  const others = tokens.filter((_, at) => !lower[at]?.includes('@'))
  const words = others.flatMap((token) => normalForm(token).split(' ')).filter(hasSign)
  return {
    words: words.slice(0, mostWords).map((word) => inAscii(Array.from(word).slice(0, longestWord).join(''))),
    addresses,
    hosts: lower.filter((token) => /^[^@.]+\.[^@]+$/.test(token)),
    digits: digitsOf(typed),
  }
}

function digitsOf(typed: string): string | null {
  const text = normalForm(typed.replace('(0)', ' '))
  if (!/^[+\d ]+$/.test(text)) return null
  const digits = text.replace(/\D/g, '').replace(/^00/, '')
  return digits.length < fewestDigits ? null : digits
}

/** A column that words are looked for in: its rows are in normal form with spaces around, and it has a trigram index. */
export function searchedText(parts: readonly string[]): string {
  return inAscii(normalForm(parts.join(' ')))
}

/** Where is looked for a query: rows `x` of a table. */
export type Searched = {
  readonly table: RawBuilder<unknown>
  /** What the conditions read of `x`. */
  readonly columns: readonly string[]
  /** Rows match that meet one of these; each has an index of its own. */
  conditions(query: Query): readonly RawBuilder<SqlBool>[]
}

export type Wanted = {
  /** Of the rows that match, those that also meet this. */
  readonly where: RawBuilder<SqlBool>
  /** No more ids than this. */
  readonly limit: number
  /** So many found among the first rows are enough: others are not looked up then. */
  readonly enough: number
  /** How many of the first rows are gone through. */
  readonly newest: number
  /** Which rows come first; the newest, unless something else is said. */
  readonly order?: ListOrder | undefined
}

/**
 * The ids of the first rows that match, as a query. A common word is met at once among the first rows; a rare one is looked
 * up in an index, which would be slow for a common one. Neither depends on what the planner believes of the word, so the
 * statement can be prepared.
 */
export function idsWith(searched: Searched, query: Query, wanted: Wanted): RawBuilder<unknown> {
  const { table, columns } = searched
  const { where, limit, enough, newest, order = newestFirst } = wanted
  const conditions = searched.conditions(query)
  if (conditions.length === 0) return sql`select null::uuid as id where false`
  const first = firstInOrder(order, {
    table,
    row: 'x',
    columns: ['id', ...columns],
    where,
    limit: newest,
  })
  const lookUp = (condition: RawBuilder<SqlBool>) => sql`(
    select x.id from ${table} x where ${condition} and ${where} and (select count(*) from recent) < ${enough} offset 0)`
  const found = sql`(${sql.join(conditions.map(lookUp), sql` union `)})`
  return sql`
    with recent as materialized (
      select x.id from (${first}) x where (${sql.join(conditions, sql` or `)}) limit ${limit}
    ), looked_up as materialized (${cutTo(limit, found, { table, order })})
    select id from recent union select id from looked_up`
}

function cutTo(
  limit: number,
  found: RawBuilder<unknown>,
  { table, order }: { table: RawBuilder<unknown>; order: ListOrder },
) {
  if (order.keysOf('x').length === 0)
    return sql`select m.id from ${found} m order by ${inOrder(order, 'm')} limit ${limit}`
  return sql`select x.id from ${found} m join ${table} x on x.id = m.id order by ${inOrder(order, 'x')} limit ${limit}`
}

/** That all words are in the text; nothing where something else was typed. */
export function hasWords(text: RawBuilder<string>, { words, addresses }: Query): RawBuilder<SqlBool>[] {
  if (words.length === 0 || addresses.length > 0) return []
  return [all(words.map((word) => hasWord(text, word)))]
}

export function all(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** Anywhere in the text; what is too short for a trigram within a word is looked for where words begin, which have one. */
export function hasWord(text: RawBuilder<string>, word: string): RawBuilder<SqlBool> {
  const before = /[a-z0-9]{3}/i.test(word) ? '%' : '% '
  return sql`${text} like ${`${before}${escaped(word)}%`}`
}

/** What begins with this, byte by byte: of an expression with the collation "C" and an index. */
export function begins(text: RawBuilder<string>, beginning: string): RawBuilder<SqlBool> {
  return sql`(${text} >= ${beginning} and ${text} < ${`${beginning}\u{10FFFF}`})`
}

/** How well a row fits: 3 when its text begins with this very word, 2 with the word's letters, 1 when a later word in it does, otherwise 0. */
export function fitOf(text: RawBuilder<string>, word: string): RawBuilder<number> {
  const pattern = escaped(word)
  return sql`case when ${text} like ${` ${pattern} %`} then 3 when ${text} like ${` ${pattern}%`} then 2
    when ${text} like ${`% ${pattern}%`} then 1 else 0 end`
}

function hasSign(word: string): boolean {
  return /[\p{L}\p{N}\p{So}]/u.test(word)
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}
