import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { isRefundUnderWay } from './refund-states.ts'

type Row = { id: string; number: bigint; currency: string; booked: bigint; underWay: bigint }

/** Credit that is nobody's to spend is on its way back to a payment. */
export const verifyReturned = checkRows<Row>({
  rule: 'credit on its way back has its refund',
  table: 'customers',
  wrong: (ids) => sql<Row>`
    with booked as (
      select p.customer_id as id, p.currency, -sum(p.amount_minor)::bigint as minor from postings p
      where p.account = 'payout' and p.customer_id = any(${ids}::uuid[]) group by 1, 2
    ), under_way as (
      select r.customer_id as id, t.currency, sum(r.amount_minor)::bigint as minor
      from refunds r join payments t on t.id = r.payment_id
      where r.source = 'credit' and ${inState(isRefundUnderWay, 'r.status')} and r.customer_id = any(${ids}::uuid[]) group by 1, 2
    )
    select each.id, each.currency, each.booked, each."underWay", c.number from (
      select id, currency, coalesce(booked.minor, 0) as booked, coalesce(under_way.minor, 0) as "underWay"
      from booked full join under_way using (id, currency)) each
    join customers c on c.id = each.id where booked <> "underWay" order by each.id, each.currency`,
  tell: ({ id, number, currency, booked, underWay }) => ({
    context: [id, String(number)],
    says: `Of the credit of customer ${number}, ${booked} ${currency} in minor units is on its way back by the books, and ${underWay} by the refunds (${id}).`,
  }),
})
