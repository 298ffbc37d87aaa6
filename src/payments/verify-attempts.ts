import { sql } from 'kysely'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { isUnderWay, wasTaken } from './payment-states.ts'

type Row = {
  id: string
  number: string
  status: string
  amount: bigint
  parts: bigint
  isMarked: boolean
  isUnderWay: boolean
  booked: string | null
}

/**
 * A payment is the sum of its parts, and brought each of its invoices what is its part. Its parts are kept as unresolved just as long as
 * nobody knows what came of it: that is what keeps an invoice from being charged twice.
 */
export const verifyAttempts = check(['payments are their parts'], async function* (reader) {
  for await (const ids of idPages(reader, 'payments')) {
    const { rows } = await sql<Row>`
      with booked as (
        select j.payment_id, j.invoice_id, sum(p.amount_minor) as minor from journals j join postings p on p.journal_id = j.id
        where j.customer_id in (select customer_id from payments where id = any(${ids}::uuid[])) and j.payment_id = any(${ids}::uuid[])
          and j.kind in ('payment_received', 'payment_to_credit') and p.account like 'gateway/%'
        group by j.payment_id, j.invoice_id
      )
      select t.id, min(i.number) as number, t.status, t.amount_minor as amount, sum(part.amount_minor)::bigint as parts,
        bool_or(part.is_unresolved) as "isMarked", ${inState(isUnderWay, 't.status')} as "isUnderWay",
        min(i.number) filter (where ${inState(wasTaken, 't.status')} and coalesce(booked.minor, 0) <> part.amount_minor) as booked
      from payments t join payment_invoices part on part.payment_id = t.id join invoices i on i.id = part.invoice_id
        left join booked on booked.payment_id = t.id and booked.invoice_id = part.invoice_id
      where t.id = any(${ids}::uuid[]) group by t.id order by t.id`.execute(reader)
    for (const row of rows) {
      for (const what of differencesOf(row)) {
        const says = `Payment ${row.id} for invoice ${row.number} ${what}.`
        yield { rule: 'payments are their parts', context: [row.id, row.number], says }
      }
    }
  }
})

function differencesOf({ status, amount, parts, isMarked, isUnderWay, booked }: Row): string[] {
  const found: string[] = []
  if (amount !== parts) found.push(`is over ${amount}, and its parts come to ${parts}`)
  if (isMarked !== isUnderWay) found.push(`is ${status}, and ${isMarked ? '' : 'not '}kept as unresolved`)
  if (booked !== null) found.push(`brought invoice ${booked} other than its part`)
  return found
}
