import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { hasFailed } from './payment-states.ts'

type Row = { id: string; label: string; customer: bigint }

/** A card that was entered to pay with, and with which every payment came to nothing, is not kept (01-domain, Payments). */
export const verifyKeptCards = checkRows<Row>({
  rule: 'a card that did not pay is not kept',
  table: 'payment_methods',
  wrong: (ids) => sql<Row>`
    select m.id, m.label, c.number as customer from payment_methods m join customers c on c.id = m.customer_id
    where m.id = any(${ids}::uuid[]) and m.removed_at is null and m.is_provisional
      and exists (select from payments t where t.customer_id = m.customer_id and t.method_id = m.id)
      and not exists (select from payments t where t.customer_id = m.customer_id and t.method_id = m.id
        and not ${inState(hasFailed, 't.status')})
    order by m.id`,
  tell: ({ id, label, customer }) => ({
    context: [id, label, String(customer)],
    says: `The method ${label} of customer ${customer} is kept, and no payment with it came to anything (${id}).`,
  }),
})
