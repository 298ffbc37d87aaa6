import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** A place in a list, newest first: what lies below `before`, or just above `after`; with neither, its beginning. */
export type Place<Key> = { readonly before?: Key | undefined; readonly after?: Key | undefined }

/** The condition and the direction that find what lies at a place, its nearest first. `key` sorts by time. */
export function keyset(key: RawBuilder<unknown>, { before, after }: Place<unknown>) {
  if (before !== undefined) return { within: sql<SqlBool>`${key} < ${before}`, order: sql`desc` }
  if (after !== undefined) return { within: sql<SqlBool>`${key} > ${after}`, order: sql`asc` }
  return { within: sql<SqlBool>`true`, order: sql`desc` }
}

export type Page<Row> = { readonly rows: Row[]; readonly newer: Row | null; readonly older: Row | null }

/** Cuts what was found (one more than a page, nearest first) to a page, newest first, with the ends it goes on from. */
export function pageOf<Row>(found: readonly Row[], perPage: number, place: Place<unknown>): Page<Row> {
  const backwards = place.after !== undefined && place.before === undefined
  const goesOn = found.length > perPage
  const rows = backwards ? found.slice(0, perPage).reverse() : found.slice(0, perPage)
  const hasNewer = backwards ? goesOn : place.before !== undefined
  const hasOlder = backwards || goesOn
  return { rows, newer: hasNewer ? (rows[0] ?? null) : null, older: hasOlder ? (rows.at(-1) ?? null) : null }
}
