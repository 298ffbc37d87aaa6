import { sql } from 'kysely'
import type { Instant } from '../kernel/calendar.ts'
import type { RoleId, UserId } from '../kernel/ids.ts'
import type { Permission } from '../platform/actor.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'

export type User = { id: UserId; name: string; email: string; emailConfirmed: boolean }

export async function findUser(
  reader: Reader,
  by: { userId: string } | { email: string },
): Promise<User | undefined> {
  const match = 'userId' in by ? sql`id = ${by.userId}::uuid` : sql`email = lower(${by.email})`
  const { rows } = await sql<User>`
    select id, name, email, email_verified as "emailConfirmed" from users where ${match}`.execute(reader)
  return rows[0]
}

/** Removes every login that no role was given to, but this one: for before there is a shop, when nobody can be a customer yet. */
export async function deleteLoginsWithoutRole(trx: Transaction, { but }: { but: UserId }): Promise<void> {
  await sql`delete from users u where u.id <> ${but}
    and not exists (select from staff s where s.user_id = u.id)`.execute(trx)
}

/** Rows that refer to a login are written meanwhile. */
export async function lockLogin(trx: Transaction, id: UserId): Promise<void> {
  await trx.selectFrom('users').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  lockTaken(trx, 'login', [id])
}

/** Calls somebody as their account is called. */
export async function renameUser(trx: Transaction, id: UserId, name: string, at: Instant): Promise<void> {
  await trx.updateTable('users').set({ name, updated_at: at }).where('id', '=', id).execute()
}

export async function insertRole(
  trx: Transaction,
  role: { id: RoleId; name: string; permissions: readonly Permission[] },
): Promise<void> {
  await trx
    .insertInto('roles')
    .values({ id: role.id, name: role.name, permissions: [...role.permissions] })
    .execute()
}

export async function findRole(reader: Reader, name: string): Promise<RoleId | undefined> {
  const row = await reader.selectFrom('roles').select('id').where('name', '=', name).executeTakeFirst()
  return row?.id as RoleId | undefined
}

export async function roleNames(reader: Reader): Promise<string[]> {
  const rows = await reader.selectFrom('roles').select('name').orderBy('name').limit(100).execute()
  return rows.map(({ name }) => name)
}

export async function insertStaff(
  trx: Transaction,
  member: { userId: UserId; roleId: RoleId; at: string },
): Promise<void> {
  await trx
    .insertInto('staff')
    .values({ user_id: member.userId, role_id: member.roleId, created_at: member.at })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ role_id: member.roleId }))
    .execute()
}
