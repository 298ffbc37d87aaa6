import { sql } from 'kysely'
import { shopChain } from '../platform/history/digest.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { resetLinkPrefix } from './reset-link-store.ts'

type Row = { id: string; email: string; links: number; asked: number }

/**
 * A new password ends every link to one: there are no more of them than were asked for since the last. (Links live by the machine's time
 * and the history by the shop's, so that they are counted.)
 */
export const verifyLinks = checkRows<Row>({
  rule: 'a new password ends every link',
  table: 'users',
  wrong: (ids) => sql<Row>`
    with link as (
      select value as user_id, count(*)::int as links from verifications
      where starts_with(identifier, ${resetLinkPrefix}) and value = any(${ids}::text[]) group by value
    ), told as (
      select e.payload ->> 'userId' as user_id, e.type, e.at from events e
      where e.grouping = 'account' and e.type in ('user.password_reset', 'user.password_reset_requested')
        and e.chain in (select ${shopChain}::uuid union all select c.id from customers c join link on link.user_id = c.user_id::text)
        and e.payload ->> 'userId' in (select user_id from link)
    ), asked as (
      select link.user_id, (select count(*)::int from told t where t.user_id = link.user_id and t.type = 'user.password_reset_requested'
        and t.at >= coalesce((select max(r.at) from told r where r.user_id = link.user_id and r.type = 'user.password_reset'), '-infinity')
      ) as asked from link
    )
    select u.id, u.email, link.links, asked.asked from link join asked using (user_id) join users u on u.id::text = link.user_id
    where link.links > asked.asked order by u.id`,
  tell: ({ id, email, links, asked }) => ({
    context: [id, email],
    says: `There are ${links} links to a new password of ${email}, and ${asked} were asked for since they set one (${id}).`,
  }),
})
