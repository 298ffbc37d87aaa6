import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'
import { renewal } from './purchase-terms.ts'

type Row = { id: string; number: string; purchaseId: string; name: string }

/** A renewal that its customer began and left changes nothing else: what it was for did not stop with it. */
export const verifyLeftRenewals = checkRows<Row>({
  rule: 'leaving a renewal stops nothing',
  table: 'invoices',
  wrong: (ids) => sql<Row>`
    with happened as materialized (
      select e.chain, e.seq, e.type, e.cause, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{purchase,id}' as purchase
      from events e where e.type in ('invoice.cancelled', 'purchase.auto_renew_turned_off')
        and e.chain in (select customer_id from invoices
            where id = any(${ids}::uuid[]) and origin = 'renewal' and begun_by = 'customer' and cancelled_at is not null)
    )
    select i.id, i.number, stopped.purchase as "purchaseId", l.description as name
    from happened gone join invoices i on i.id::text = gone.invoice and i.begun_by = 'customer'
      join invoice_lines l on l.invoice_id = i.id and l.fulfilment_kind = ${renewal}
      join happened stopped on stopped.chain = gone.chain and stopped.cause = gone.cause and stopped.seq > gone.seq
        and stopped.type = 'purchase.auto_renew_turned_off' and stopped.purchase = l.fulfilment ->> 'purchaseId'
    where gone.type = 'invoice.cancelled' and i.id = any(${ids}::uuid[]) order by i.id`,
  tell: ({ id, number, purchaseId, name }) => ({
    context: [number, purchaseId, id],
    says: `Invoice ${number}, which its customer began, was cancelled, and “${name}” stopped renewing with it (${purchaseId}).`,
  }),
})
