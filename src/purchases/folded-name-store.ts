import { sql } from 'kysely'
import type { FieldValue } from '../catalog/field-values.ts'
import type { PurchaseId } from '../kernel/ids.ts'
import type { Transaction } from '../platform/database.ts'
import { searchedText } from '../platform/word-search.ts'

const longestValue = 200

/** What a purchase is found by: its name, and what was entered into its custom fields. */
export function textOfPurchase({ name, fields }: { name: string; fields: readonly FieldValue[] }): string {
  return searchedText([name, ...fields.map(({ value }) => value.slice(0, longestValue))])
}

type Entered = { readonly id: PurchaseId; readonly name: string; readonly fields: readonly FieldValue[] }

/** Writes what was entered for a purchase, and so by what it is found. */
export async function saveFields(trx: Transaction, purchase: Entered): Promise<void> {
  await trx
    .updateTable('purchases')
    .set({ fields: JSON.stringify(purchase.fields), folded: textOfPurchase(purchase) })
    .where('id', '=', purchase.id)
    .execute()
}

/** Writes the text that purchases are found by where it is missing, of a few; answers how many they were. */
export async function foldPurchases(trx: Transaction, limit: number): Promise<number> {
  const rows = await trx
    .selectFrom('purchases')
    .select(['id', 'name', 'fields'])
    .where('folded', 'is', null)
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  const folded = rows.map(({ id, name, fields }) => ({
    id,
    folded: textOfPurchase({ name, fields: fields as unknown as readonly FieldValue[] }),
  }))
  await sql`update purchases set folded = row.folded
    from json_to_recordset(${JSON.stringify(folded)}) as row(id uuid, folded text) where purchases.id = row.id`.execute(
    trx,
  )
  return rows.length
}
