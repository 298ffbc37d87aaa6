import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { isEnded, isUsable } from './purchase-states.ts'

type Row = { id: string; name: string; customer: bigint; parentId: string | null; parent: string | null }

/** What must be attached has something to belong to, of the same customer, and is not used when that has ended (01-domain, Purchases). */
export const verifyAttached = checkRows<Row>({
  rule: 'what must be attached ends with its parent',
  table: 'purchases',
  wrong: (ids) => sql<Row>`
    select p.id, p.name, c.number as customer, parent.id as "parentId", parent.name || ', which is ' || parent.status as parent
    from purchases p join customers c on c.id = p.customer_id left join purchases parent on parent.id = p.parent_id
    where p.id = any(${ids}::uuid[]) and p.must_attach and ${inState(isUsable, 'p.status')}
      and (parent.id is null or parent.customer_id <> p.customer_id or ${inState(isEnded, 'parent.status')})
    order by p.id`,
  tell: ({ id, name, customer, parentId, parent }) => ({
    context: [id, ...(parentId === null ? [] : [parentId]), String(customer)],
    says: `Purchase ${id} (${name}) of customer ${customer} can be used, and belongs to ${parent ?? 'nothing'}.`,
  }),
})
