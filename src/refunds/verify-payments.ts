import { sql } from 'kysely'
import type { PaymentStatus } from '../payments/payment.ts'
import { wasTaken } from '../payments/payment-states.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { isRefundDone } from './refund-states.ts'

type Row = {
  id: string
  number: string
  status: PaymentStatus
  amount: bigint
  refunded: bigint
  came: bigint
  went: bigint
  refunds: bigint
}

/** What a payment took and gave back is what its gateway's account says, and its status follows. */
export const verifyPayments = check(['payments equal the books'], async function* (reader) {
  for await (const ids of idPages(reader, 'payments')) {
    const { rows } = await sql<Row>`
      with booked as (
        select j.payment_id as id, coalesce(sum(p.amount_minor) filter (where j.kind in ('payment_received', 'payment_to_credit')), 0)::bigint as came,
          coalesce(-sum(p.amount_minor) filter (where j.kind = 'refund'), 0)::bigint as went
        from journals j join postings p on p.journal_id = j.id
        where j.customer_id in (select customer_id from payments where id = any(${ids}::uuid[]))
          and j.payment_id = any(${ids}::uuid[]) and p.account like 'gateway/%' group by j.payment_id
      ), refunded as (
        select payment_id as id, sum(amount_minor)::bigint as minor from refunds
        where ${inState(isRefundDone, 'status')} and payment_id = any(${ids}::uuid[]) group by payment_id
      )
      select t.id, i.number, t.status, t.amount_minor as amount, t.refunded_minor as refunded,
        coalesce(b.came, 0) as came, coalesce(b.went, 0) as went, coalesce(r.minor, 0) as refunds
      from payments t join payment_invoices part on part.payment_id = t.id and part.position = 0
        join invoices i on i.id = part.invoice_id
        left join booked b on b.id = t.id left join refunded r on r.id = t.id
      where t.id = any(${ids}::uuid[]) order by t.id`.execute(reader)
    for (const row of rows) {
      for (const what of differencesOf(row)) {
        const says = `Payment ${row.id} for invoice ${row.number} ${what}.`
        yield { rule: 'payments equal the books', context: [row.id, row.number], says }
      }
    }
  }
})

function differencesOf(row: Row): string[] {
  const { status, amount, refunded, came, went, refunds } = row
  const found: string[] = []
  const due = wasTaken(row) ? amount : 0n
  if (came !== due) found.push(`is ${status} over ${amount}, and the books took in ${came} instead of ${due}`)
  if (refunded !== went) found.push(`says that ${refunded} was given back, and the books say ${went}`)
  if (refunded !== refunds)
    found.push(`says that ${refunded} was given back, and its refunds come to ${refunds}`)
  if (status !== statusBy(row)) {
    found.push(`is ${status} with ${refunded} of ${amount} given back`)
  }
  return found
}

function statusBy(row: Row): PaymentStatus {
  if (row.refunded === 0n) return wasTaken(row) ? 'approved' : row.status
  return row.refunded === row.amount ? 'refunded' : 'partly_refunded'
}
