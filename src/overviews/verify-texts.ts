import { sql } from 'kysely'
import { isOneLine, isPlainText } from '../kernel/text.ts'
import type { Reader } from '../platform/database.ts'
import { check, idPages } from '../platform/verify/difference.ts'

const rule = 'texts hold nothing unseen'

/** Where people's own words are kept, in one line or in several, and what a row is called by. */
type Kept = {
  readonly table: string
  readonly lines: readonly string[]
  readonly texts?: readonly string[]
  readonly called: string
}

const address = ['line1', 'line2', 'city', 'region', 'postcode']

const kept: readonly Kept[] = [
  {
    table: 'customers',
    lines: ['name', 'company', 'email', 'phone', 'tax_id', ...address],
    called: 'number',
  },
  { table: 'users', lines: ['name', 'email'], called: 'email' },
  { table: 'packages', lines: ['name', 'summary'], texts: ['description'], called: 'name' },
  { table: 'purchases', lines: ['name', 'end_reason'], texts: ['fields'], called: 'name' },
  { table: 'invoices', lines: ['title', 'cancel_reason'], called: 'number' },
  { table: 'invoice_lines', lines: ['description'], called: 'description' },
  { table: 'schedules', lines: ['name', 'cancel_reason'], called: 'name' },
  { table: 'refunds', lines: ['reason'], called: 'reason' },
]

/** No words that are kept turn the direction of text round, or hold what ends a line in secret. */
export const verifyTexts = check([rule], async function* (reader) {
  for (const each of kept) {
    const { table, lines, texts = [] } = each
    for await (const ids of idPages(reader, table)) {
      for (const { id, called, ...words } of await rowsOf(reader, each, ids)) {
        const unseen = [
          ...lines.filter((column) => !isOneLine(words[column] ?? '')),
          ...texts.filter((column) => !isPlainText(words[column] ?? '')),
        ]
        for (const column of unseen) {
          const says = `The ${column} of ${called} in ${table} holds characters that turn text round or are not seen (${id}).`
          yield { rule, context: [id, called], says }
        }
      }
    }
  }
})

type Words = { readonly id: string; readonly called: string } & Readonly<Record<string, string | null>>

/** What was entered into fields is one text of several lines. */
async function rowsOf(
  reader: Reader,
  { table, lines, texts = [], called }: Kept,
  ids: readonly string[],
): Promise<Words[]> {
  const columns = [...lines, ...texts].map((column) =>
    column === 'fields'
      ? sql`(select string_agg(field ->> 'value', e'\n') from jsonb_array_elements(fields) field) as fields`
      : sql.ref(column),
  )
  const { rows } = await sql<Words>`
    select id, ${sql.ref(called)}::text as called, ${sql.join(columns)} from ${sql.table(table)}
    where id = any(${ids}::uuid[]) order by id`.execute(reader)
  return rows
}
