import { randomBytes } from 'node:crypto'
import type { Reader } from './database.ts'

/** A secret of this shop that is made once and kept: 43 characters of base64url. */
export async function keptSecret(reader: Reader, name: string): Promise<string> {
  await reader
    .insertInto('secrets')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await reader
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value
}
