import { sql } from 'kysely'
import { checks } from '../../../src/checks.ts'
import { present } from '../../../src/kernel/assert.ts'
import type { Database, Reader } from '../../../src/platform/database.ts'
import type { Difference } from '../../../src/platform/verify/difference.ts'
import { verifyShop } from '../../world/verify.ts'
import type { Dice } from '../dice.ts'
import type { Plant, Row } from './plant.ts'

type Put = { readonly row: Row; readonly differences: readonly Difference[]; readonly refusal: string | null }

/**
 * Puts a fault into one of the rows that it can be put into, and says what is said of it. Nothing of it stays. Null: there is no such
 * row in the shop.
 */
export async function put(superuser: Database, plant: Plant, dice: Dice): Promise<Put | null> {
  const { rows } = await sql.raw<Record<string, unknown>>(plant.among).execute(superuser.reader)
  if (rows.length === 0) return null
  const row = Object.fromEntries(
    Object.entries(dice.pick(rows)).map(([name, value]) => [name, String(value)]),
  )
  const undone = new Error('undone')
  let differences: Difference[] = []
  const outcome = await superuser.reader
    .transaction()
    .execute(async (trx) => {
      if ('rule' in plant) await sql`set local session_replication_role = replica`.execute(trx)
      for (const statement of plant.put(row)) await sql.raw(statement).execute(trx)
      if ('rule' in plant) differences = await named(trx, plant.rule)
      throw undone
    })
    .catch((error: Error) => error)
  if ('rule' in plant && outcome !== undone) throw outcome
  return { row, differences, refusal: outcome === undone ? null : outcome.message }
}

/** What is said by the check that has the rule. */
function named(reader: Reader, rule: string): Promise<Difference[]> {
  const check = present(
    checks.find(({ rules }) => rules.includes(rule)),
    `a check of the rule “${rule}”`,
  )
  return verifyShop(reader, [check])
}
