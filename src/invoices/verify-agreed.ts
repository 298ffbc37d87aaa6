import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string; total: bigint; agreed: bigint | null }

/** Whoever ordered agreed to it, and to what it comes to. */
export const verifyAgreed = checkRows<Row>({
  rule: 'orders come to what was agreed',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    select i.id, i.number, i.total_minor as total, (c.order_terms ->> 'nowMinor')::bigint as agreed
    from invoices i left join consents c on c.invoice_id = i.id
    where i.id = any(${ids}::uuid[]) and i.origin = 'customer' and (c.order_terms ->> 'nowMinor')::bigint is distinct from i.total_minor
    order by i.id`,
  tell: ({ id, number, total, agreed }) => ({
    context: [number, id],
    says: `Order ${number} comes to ${total} in minor units, and ${agreed ?? 'nothing'} was agreed (${id}).`,
  }),
})
