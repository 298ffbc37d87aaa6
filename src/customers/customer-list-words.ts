import { type RawBuilder, type SqlBool, sql } from 'kysely'

const mostWords = 6
const longestWord = 60

/** What was typed into a search box, in lower case and word by word. */
export function searchWords(typed: string): string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return words.slice(0, mostWords).map((word) => word.slice(0, longestWord))
}

/**
 * That `column`, a text in lower case with a trigram index, has every one of the words; null when none of them is long
 * enough to be looked up.
 */
export function hasWords(column: RawBuilder<string>, words: readonly string[]): RawBuilder<SqlBool> | null {
  if (!words.some((word) => /[\p{L}\p{N}]{3}/u.test(word))) return null
  return sql.join(
    words.map((word) => sql`${column} like ${patternOf(word)}`),
    sql` and `,
  ) as RawBuilder<SqlBool>
}

/**
 * The pattern stands in the statement itself instead of beside it as a parameter: whether it is quicker to look a word up
 * or to walk the newest rows depends on how common it is, which the planner learns only so. It holds nothing but letters,
 * digits and a few signs; whatever else was typed stands for any character.
 */
function patternOf(word: string): RawBuilder<string> {
  return sql.lit(`%${plain(word)}%`)
}

/** Only what means nothing to SQL or to LIKE, apart from `_`, which is any character. */
function plain(word: string): string {
  return word.replace(/[^\p{L}\p{N}@.+-]/gu, '_')
}

/** That a customer is one of those who were typed: by a part of what is known of them, or by how their name begins. */
export function customerMatches(typed: string): RawBuilder<SqlBool> {
  const words = searchWords(typed)
  const column = sql<string>`c.search`
  const long = hasWords(column, words)
  if (long) return long
  const beginning = plain(words.join(' ').replace(/^#/, '')).replaceAll('_', ' ')
  if (beginning.length < 2) return sql<SqlBool>`false`
  return sql<SqlBool>`left(c.search, 2) = ${sql.lit(beginning.slice(0, 2))} and c.search ^@ ${sql.lit(beginning)}`
}
