import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { isContested } from './dispute-states.ts'

type Row = {
  id: string
  number: string
  lost: bigint
  booked: bigint
  away: bigint
  isShown: boolean
  isContested: boolean
}

/**
 * What a payment says that disputes took for good is what the books say, and it reads as disputed just while one of its disputes is
 * open or has its money.
 */
export const verifyDisputes = check(['disputes equal the books'], async function* (reader) {
  for await (const ids of idPages(reader, 'payments')) {
    const { rows } = await sql<Row>`
      with dispute as (
        select id, payment_id, 'disputed/' || id as account, status from disputes where payment_id = any(${ids}::uuid[])
      ), moved as (
        select dispute.payment_id, sum(p.amount_minor) as away,
          -coalesce(sum(p.amount_minor) filter (where j.kind = 'dispute_lost'), 0) as lost
        from dispute join postings p on p.account = dispute.account join journals j on j.id = p.journal_id
        group by dispute.payment_id
      ), returned as (
        select j.payment_id, sum(p.amount_minor) as minor from journals j join postings p on p.journal_id = j.id
        where j.kind = 'dispute_reinstated' and p.account like 'gateway/%'
          and j.customer_id in (select customer_id from payments where id in (select payment_id from dispute))
          and not exists (select from postings own where own.journal_id = j.id and own.account like 'disputed/%')
        group by j.payment_id
      )
      select t.id, i.number, t.lost_minor as lost, (coalesce(moved.lost, 0) - coalesce(returned.minor, 0))::bigint as booked,
        coalesce(moved.away, 0)::bigint as away, t.disputed_at is not null as "isShown",
        exists (select from dispute where payment_id = t.id and ${inState(isContested, 'status')}) as "isContested"
      from payments t
        join payment_invoices part on part.payment_id = t.id and part.position = 0 join invoices i on i.id = part.invoice_id
        left join moved on moved.payment_id = t.id left join returned on returned.payment_id = t.id
      where t.id = any(${ids}::uuid[]) and (t.lost_minor <> 0 or t.disputed_at is not null
        or t.id in (select payment_id from dispute))
      order by t.id`.execute(reader)
    for (const row of rows) {
      for (const what of differencesOf(row)) {
        const says = `Payment ${row.id} for invoice ${row.number} ${what}.`
        yield { rule: 'disputes equal the books', context: [row.id, row.number], says }
      }
    }
  }
})

function differencesOf({ lost, booked, away, isShown, isContested }: Row): string[] {
  const found: string[] = []
  if (lost !== booked) found.push(`says that disputes took ${lost} of it, and the books say ${booked}`)
  const isDisputed = isContested || away !== 0n
  if (isShown && !isDisputed) found.push('reads as disputed, and no dispute is open')
  if (!isShown && isDisputed) found.push(`does not read as disputed, and a bank has ${away} of it`)
  return found
}
