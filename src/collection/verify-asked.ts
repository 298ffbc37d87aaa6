import { sql } from 'kysely'
import { hasExpired } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; number: string }

/** A renewal does not end in silence: where there were days between its own and its end, it was charged then, or its customer reminded. */
export const verifyAsked = checkRows<Row>({
  rule: 'what expired was asked for before',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with asked as materialized (
      select e.payload #>> '{invoice,id}' as invoice from events e
      where e.type in ('renewal.charge_tried', 'renewal.not_charged', 'renewal.reminded')
        and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]))
        and e.payload #>> '{invoice,id}' = any(${ids}::text[])
    )
    select i.id, i.number from invoices i where i.id = any(${ids}::uuid[]) and ${inState(hasExpired, 'i.status')}
      and i.origin = 'renewal' and i.begun_by = 'shop' and i.due_on < i.expires_on and i.id::text not in (select invoice from asked)
    order by i.id`,
  tell: ({ id, number }) => ({
    context: [number, id],
    says: `Renewal ${number} expired, and was neither charged nor reminded of before (${id}).`,
  }),
})
