import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../src/platform/database.ts'
import type { Difference } from '../../src/platform/verify/difference.ts'
import { verifyShop } from '../world/verify.ts'

/** What a superuser could do behind the shop's back, and what is said of it. Nothing of it stays. */
export async function afterTampering(
  superuser: Database,
  statements: readonly string[],
): Promise<Difference[]> {
  let found: Difference[] = []
  const undone = new Error('undone')
  const tampered = superuser.reader.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    for (const statement of statements) await sql.raw(statement).execute(trx)
    found = await verifyShop(trx)
    throw undone
  })
  await expect(tampered).rejects.toBe(undone)
  return found
}
