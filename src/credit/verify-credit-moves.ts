import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import { check, idPages } from '../platform/verify/difference.ts'

type Row = {
  id: string
  number: bigint
  invoice: string | null
  currency: string
  moved: bigint
  told: bigint
}
type Unexplained = { id: string; journal: string; number: bigint; reason: string | null }

const rules = ['credit moves with an event', 'credit given by hand has its reason'] as const

/**
 * Whatever became a customer's credit, or was used of it, was told of: by journals on the one side and the history on the other, which are
 * both never changed.
 */
export const verifyCreditMoves = check(rules, async function* (reader) {
  for await (const ids of idPages(reader, 'customers')) {
    const { rows } = await sql<Row>`
      with moved as (
        select j.customer_id as id, j.invoice_id::text as invoice, p.currency, case j.kind when 'payment_to_credit' then 'received'
            when 'invoice_money_to_credit' then 'received' when 'undelivered_to_credit' then 'undelivered' when 'change_to_credit' then 'changed'
            when 'credit_applied' then 'applied' else 'adjusted' end as how, sum(abs(p.amount_minor)) as minor
        from journals j join postings p on p.journal_id = j.id and p.account = 'credit/' || j.customer_id
        where j.customer_id = any(${ids}::uuid[])
          and j.kind in ('payment_to_credit', 'invoice_money_to_credit', 'undelivered_to_credit', 'change_to_credit', 'credit_applied', 'credit_adjusted')
        group by 1, 2, 3, 4
      ), told as (
        select e.chain as id, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{amount,currency}' as currency,
          case e.type when 'invoice.not_delivered' then 'undelivered' when 'change.credited' then 'changed' else split_part(e.type, '.', 2) end as how,
          sum((e.payload #>> '{amount,minor}')::bigint) as minor
        from events e where e.chain = any(${ids}::uuid[])
          and e.type in ('credit.received', 'invoice.not_delivered', 'change.credited', 'credit.applied', 'credit.adjusted')
        group by 1, 2, 3, 4
      )
      select m.id, c.number, i.number as invoice, m.currency, m.minor::bigint as moved, coalesce(t.minor, 0)::bigint as told
      from moved m join customers c on c.id = m.id left join invoices i on i.id::text = m.invoice
        left join told t on t.id = m.id and t.invoice is not distinct from m.invoice and t.currency = m.currency and t.how = m.how
      where m.minor > coalesce(t.minor, 0) order by m.id, i.number`.execute(reader)
    for (const { id, number, invoice, currency, moved, told } of rows) {
      const of = invoice === null ? 'by hand' : `by invoice ${invoice}`
      const says = `${moved} ${currency} of customer ${number}'s credit moved ${of} in minor units, and ${told} was told (${id}).`
      yield {
        rule: 'credit moves with an event',
        context: [...(invoice === null ? [] : [invoice]), id, String(number)],
        says,
      }
    }
    for (const { id, journal, number, reason } of await unexplained(reader, ids)) {
      const says = `Journal ${journal} moved credit of customer ${number} by hand for “${reason ?? ''}”, and the history says otherwise (${id}).`
      yield { rule: 'credit given by hand has its reason', context: [journal, id, String(number)], says }
    }
  }
})

/** By hand, and not for a reason that was told. Journals from before they had one are left out: what comes after the first that has. */
async function unexplained(reader: Reader, ids: readonly string[]): Promise<Unexplained[]> {
  const { rows } = await sql<Unexplained>`
    select c.id, j.id as journal, c.number, j.reason from journals j join customers c on c.id = j.customer_id
    where j.customer_id = any(${ids}::uuid[]) and j.kind = 'credit_adjusted' and not exists (
        select from events e where e.chain = j.customer_id and e.type = 'credit.adjusted' and e.payload ->> 'reason' = j.reason)
      and (j.reason is not null or j.id > (select min(first.id::text)::uuid from journals first where first.reason is not null))
    order by c.id, j.id`.execute(reader)
  return rows
}
