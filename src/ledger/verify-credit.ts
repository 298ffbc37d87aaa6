import { sql } from 'kysely'
import { check, idPages } from '../platform/verify/difference.ts'

type Row = { id: string; number: bigint; currency: string; kept: bigint; booked: bigint }

/** What a customer holds is what the books say of their credit account, in each currency. */
export const verifyCredit = check(['credit equals the books'], async function* (reader) {
  for await (const ids of idPages(reader, 'customers')) {
    const { rows } = await sql<Row>`
      with booked as (
        select c.id, p.currency, -sum(p.amount_minor)::bigint as minor
        from customers c join postings p on p.account = 'credit/' || c.id
        where c.id = any(${ids}::uuid[]) group by c.id, p.currency
      ), kept as (
        select customer_id as id, currency, balance_minor as minor from credit_balances
        where customer_id = any(${ids}::uuid[])
      )
      select c.id, c.number, both_sides.currency, kept, booked from (
        select id, currency, coalesce(kept.minor, 0) as kept, coalesce(booked.minor, 0) as booked
        from booked full join kept using (id, currency)
      ) as both_sides join customers c using (id) where kept <> booked order by c.id, both_sides.currency`.execute(
      reader,
    )
    for (const { id, number, currency, kept, booked } of rows) {
      yield {
        rule: 'credit equals the books',
        context: [id, String(number)],
        says: `Customer ${number} holds ${kept} ${currency} of credit in minor units, and the books say ${booked} (${id}).`,
      }
    }
  }
})
