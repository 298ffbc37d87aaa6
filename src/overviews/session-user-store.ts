import { sql } from 'kysely'
import type { CustomerId, UserId } from '../kernel/ids.ts'
import type { Permission } from '../platform/actor.ts'
import type { Reader } from '../platform/database.ts'

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
