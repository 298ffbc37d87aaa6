import { sql } from 'kysely'
import type { CustomerId, RoleId, UserId } from '../kernel/ids.ts'
import type { Permission } from '../platform/actor.ts'
import type { Reader, Transaction } from '../platform/database.ts'

/** A login, and the oldest account that it owns: where its emails' language and its history are. */
export type User = {
  id: UserId
  name: string
  email: string
  emailConfirmed: boolean
  customerId: CustomerId | null
  /** Null without an account: emails are then in the shop's. */
  locale: string | null
}

export async function findUser(
  reader: Reader,
  by: { userId: string } | { email: string },
): Promise<User | undefined> {
  const match = 'userId' in by ? sql`u.id = ${by.userId}::uuid` : sql`u.email = lower(${by.email})`
  const { rows } = await sql<User>`
    select u.id, u.name, u.email, u.email_verified as "emailConfirmed", c.id as "customerId", c.locale
    from users u left join customers c on c.user_id = u.id
    where ${match} order by c.number limit 1`.execute(reader)
  return rows[0]
}

/** Who a session's token belongs to, as what they can act. */
export type SessionUser = {
  userId: UserId
  name: string
  email: string
  emailVerified: boolean
  customer: { id: CustomerId; name: string; locale: string; timeZone: string } | null
  permissions: Permission[] | null
}

/** One statement a request. `realNow` is the machine's time, which sessions live by also in a demo shop. */
export async function findSession(
  reader: Reader,
  token: string,
  realNow: string,
): Promise<SessionUser | undefined> {
  const { rows } = await sql<SessionUser>`
    select u.id as "userId", u.name, u.email, u.email_verified as "emailVerified",
      (select json_build_object('id', c.id, 'name', c.name, 'locale', c.locale, 'timeZone', c.time_zone)
        from customers c where c.user_id = u.id order by c.number limit 1) as customer,
      (select r.permissions from staff s join roles r on r.id = s.role_id where s.user_id = u.id) as permissions
    from sessions s join users u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > ${realNow}::timestamptz`.execute(reader)
  return rows[0]
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
