import { sql } from 'kysely'
import type { Transaction } from '../platform/database.ts'
import { searchedText } from '../platform/word-search.ts'

/** Writes the text that purchases are found by where it is missing, of a few; answers how many they were. */
export async function foldPurchases(trx: Transaction, limit: number): Promise<number> {
  const rows = await trx
    .selectFrom('purchases')
    .select(['id', 'name'])
    .where('folded', 'is', null)
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  const folded = rows.map(({ id, name }) => ({ id, folded: searchedText([name]) }))
  await sql`update purchases set folded = row.folded
    from json_to_recordset(${JSON.stringify(folded)}) as row(id uuid, folded text) where purchases.id = row.id`.execute(
    trx,
  )
  return rows.length
}
