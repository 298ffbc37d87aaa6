import { sql } from 'kysely'
import type { Transaction } from '../platform/database.ts'
import { searchedText } from '../platform/word-search.ts'

/** Writes the text that invoices are found by where it is missing, of a few; answers how many they were. */
export async function foldInvoices(trx: Transaction, limit: number): Promise<number> {
  const rows = await trx
    .selectFrom('invoices')
    .select(['id', 'title'])
    .where('folded', 'is', null)
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  const folded = rows.map(({ id, title }) => ({ id, folded: searchedText([title]) }))
  await sql`update invoices set folded = row.folded
    from json_to_recordset(${JSON.stringify(folded)}) as row(id uuid, folded text) where invoices.id = row.id`.execute(
    trx,
  )
  return rows.length
}
