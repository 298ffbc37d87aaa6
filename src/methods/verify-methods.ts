import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: bigint; times: string; kept: number; defaults: number }

/** Of what a customer keeps one is the default, and no card or account is kept twice. */
export const verifyMethods = checkRows<Row>({
  rule: 'one kept method is the default',
  table: 'customers',
  wrong: (ids) => sql<Row>`
    select c.id, c.number, count(*)::int as kept, (count(*) filter (where m.is_default))::int as defaults,
      count(*) - count(distinct coalesce(m.gateway || ' ' || m.fingerprint, m.id::text)) as times
    from customers c join payment_methods m on m.customer_id = c.id and m.removed_at is null
    where c.id = any(${ids}::uuid[]) group by c.id
    having count(*) filter (where m.is_default) <> 1
      or count(*) <> count(distinct coalesce(m.gateway || ' ' || m.fingerprint, m.id::text)) order by c.id`,
  tell: ({ id, number, kept, defaults, times }) => ({
    context: [id, String(number)],
    says: `Customer ${number} keeps ${kept} methods, ${times} of them twice, and ${defaults} of them the default (${id}).`,
  }),
})
