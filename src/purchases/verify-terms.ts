import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = { id: string; name: string; number: string; from: string; due: string }

/**
 * A term that was paid while the one before it ran begins where that ended; one that was paid after its end begins no earlier
 * (01-domain, Renewal).
 */
export const verifyTerms = checkRows<Row>({
  rule: 'terms follow one another',
  table: 'purchases',
  wrong: (ids) => sql<Row>`
    with term as (
      select e.payload #>> '{purchase,id}' as id, e.seq, e.type, e.payload #>> '{invoice,number}' as number,
        (e.payload ->> 'wasExpired')::boolean as was_expired, (e.payload ->> 'from')::date as "from",
        lag(coalesce(e.payload ->> 'to', e.payload ->> 'expiresOn')::date) over (
          partition by e.payload #>> '{purchase,id}' order by e.seq) as due
      from events e where e.type in ('purchase.made', 'purchase.renewed', 'purchase.changed')
        and e.chain in (select customer_id from purchases where id = any(${ids}::uuid[]))
          and e.payload #>> '{purchase,id}' = any(${ids}::text[])
    )
    select p.id, p.name, term.number, term."from", term.due from term join purchases p on p.id::text = term.id
    where p.id = any(${ids}::uuid[]) and term.type = 'purchase.renewed'
      and (term."from" < term.due or term."from" > term.due and not term.was_expired) order by p.id, term.seq`,
  tell: ({ id, name, number, from, due }) => ({
    context: [id, number],
    says: `Purchase ${id} (${name}) was renewed from ${from} by invoice ${number}, and was paid until ${due}.`,
  }),
})
