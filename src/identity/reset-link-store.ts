import { sql } from 'kysely'
import type { UserId } from '../kernel/ids.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'

// better-auth keeps a link as the value of whose it is, under this and the link's token.
export const resetLinkPrefix = 'reset-password:'

/**
 * Whose link to a new password this is, or null when it is void. The user's row stays locked: of several links that are used
 * at the same moment, the second is looked up after the first has ended it. `realNow` is the machine's time, which links live by.
 */
export async function lockResetLink(
  trx: Transaction,
  token: string,
  realNow: string,
): Promise<UserId | null> {
  const [userId] = await usersOf(trx, token, realNow)
  if (!userId) return null
  await sql`select from users where id = ${userId}::uuid for no key update`.execute(trx)
  lockTaken(trx, 'login', [userId])
  const [still] = await usersOf(trx, token, realNow)
  return still ?? null
}

/** Whether this link holds now. */
export async function isResetLink(reader: Reader, token: string, realNow: string): Promise<boolean> {
  return (await usersOf(reader, token, realNow)).length > 0
}

async function usersOf(trx: Reader, token: string, realNow: string): Promise<UserId[]> {
  const { rows } = await sql<{ userId: UserId }>`
    select value as "userId" from verifications
    where identifier = ${resetLinkPrefix + token} and expires_at > ${realNow}::timestamptz`.execute(trx)
  return rows.map(({ userId }) => userId)
}

/** Makes every link to a new password void that was sent to this user, or every other than the one with this token. */
export async function endResetLinks(
  trx: Transaction,
  userId: UserId,
  { but }: { but: string | null },
): Promise<void> {
  await sql`
    delete from verifications
    where value = ${userId} and starts_with(identifier, ${resetLinkPrefix})
      and identifier is distinct from ${but === null ? null : resetLinkPrefix + but}`.execute(trx)
}
