import { type RawBuilder, type SqlBool, sql } from 'kysely'

const mostWords = 6
const longestWord = 60

/** What was typed into a search box, in lower case and word by word. */
export function searchWords(typed: string): string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.slice(0, mostWords).map((word) => word.slice(0, longestWord))
}

/** Where words are looked for: rows `x` of a table whose `text`, in lower case, has a trigram index. */
export type Searched = {
  readonly table: RawBuilder<unknown>
  readonly text: RawBuilder<string>
  /** The table also has an index by the first two letters of its text, for what is too short for a trigram. */
  readonly hasBeginnings: boolean
}

export type Wanted = {
  /** Of the rows that match, those that also meet this. */
  readonly where: RawBuilder<SqlBool>
  /** No more ids than this. */
  readonly limit: number
  /** So many found among the newest rows are enough: older ones are not looked up then. */
  readonly enough: number
  /** How many of the newest rows are gone through first. */
  readonly newest: number
}

/**
 * The ids of the newest rows that have all the words, as a query. A common word is met at once among the newest rows; a
 * rare one is looked up in the trigram index, which would be slow for a common one. Neither depends on what the planner
 * believes of the word, so the statement can be prepared.
 */
export function idsWith(searched: Searched, words: readonly string[], wanted: Wanted): RawBuilder<unknown> {
  if (!words.some(hasTrigram)) return idsBeginning(searched, words.join(' '), wanted)
  const { table, text } = searched
  const { where, limit, enough, newest } = wanted
  const matches = hasWords(text, words)
  return sql`
    with recent as materialized (
      select x.id from (select x.id, ${text} as searched from ${table} x where ${where} order by x.id desc limit ${newest}) x
      where ${hasWords(sql`x.searched`, words)} limit ${limit}
    ), looked_up as materialized (
      select m.id from (
        select x.id from ${table} x where ${matches} and ${where} and (select count(*) from recent) < ${enough}
        offset 0) m
      order by m.id desc limit ${limit}
    )
    select id from recent union select id from looked_up`
}

/** One or two letters find what begins with them. */
function idsBeginning(searched: Searched, beginning: string, { where, limit, newest }: Wanted) {
  if (!searched.hasBeginnings || beginning.length < 2) return sql`select null::uuid where false`
  return sql`
    select x.id from (
      select x.id, ${searched.text} as searched from ${searched.table} x
      where left(${searched.text}, 2) = ${beginning.slice(0, 2)} and ${where}
      order by x.id desc limit ${newest}) x
    where x.searched ^@ ${beginning} limit ${limit}`
}

function hasTrigram(word: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(word)
}

function hasWords(text: RawBuilder<string>, words: readonly string[]): RawBuilder<SqlBool> {
  const each = words.map((word) => hasWord(text, word))
  return sql.join(each, sql` and `)
}

/** A word without a trigram is compared in a way that keeps the index out of it: it would be gone through as a whole. */
function hasWord(text: RawBuilder<string>, word: string): RawBuilder<SqlBool> {
  if (!hasTrigram(word)) return sql`position(${word} in ${text}) > 0`
  return sql`${text} like ${`%${escaped(word)}%`}`
}

/** How well a row fits: 2 when its text begins with the word, 1 when a later word in it does, otherwise 0. */
export function fitOf(text: RawBuilder<string>, word: string): RawBuilder<number> {
  const pattern = escaped(word)
  return sql`case when ${text} like ${`${pattern}%`} then 2 when ${text} like ${`% ${pattern}%`} then 1 else 0 end`
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}
