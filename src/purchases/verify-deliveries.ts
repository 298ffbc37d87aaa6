import { sql } from 'kysely'
import { isPaid } from '../invoices/invoice-states.ts'
import type { Reader } from '../platform/database.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { change, newPurchase, renewal } from './purchase-terms.ts'
import { isRenewalPaid } from './renewal-states.ts'

type Row = {
  id: string
  number: string
  status: string
  description: string
  isPaid: boolean
  fulfilled: boolean
}

/**
 * What a paid line sells was delivered, or became credit and was told of; what an unpaid one sells was not delivered. Renewals are
 * looked for in the history, which cannot be changed afterwards.
 */
export const verifyDeliveries = check(['what was paid is delivered'], async function* (reader) {
  for await (const ids of idPages(reader, 'invoices')) {
    yield* misleadingRenewals(reader, ids)
    const { rows } = await sql<Row>`
      with recorded as materialized (
        select e.type, e.payload #>> '{invoice,id}' as invoice, e.payload #>> '{purchase,id}' as purchase,
          e.payload ->> 'lineId' as line
        from events e where e.type in ('purchase.renewed', 'purchase.changed', 'invoice.not_delivered')
          and e.chain in (select customer_id from invoices where id = any(${ids}::uuid[]))
      ), sold as (
        select l.id, i.number, i.status, l.description, ${inState(isPaid, 'i.status')} as "isPaid", case l.fulfilment_kind
          when ${newPurchase} then exists (select from purchases p where p.line_id = l.id)
          else (i.id::text, l.fulfilment ->> 'purchaseId', case l.fulfilment_kind when ${change} then 'purchase.changed' else 'purchase.renewed' end)
            in (select invoice, purchase, type from recorded where invoice is not null) end as fulfilled,
          l.id::text in (select line from recorded where type = 'invoice.not_delivered') as credited
        from invoices i join invoice_lines l on l.invoice_id = i.id
        where i.id = any(${ids}::uuid[]) and l.fulfilment_kind in (${newPurchase}, ${renewal}, ${change})
      )
      select id, number, status, description, "isPaid", fulfilled from sold
      where "isPaid" <> (fulfilled or credited) or (fulfilled and credited) order by number, id`.execute(
      reader,
    )
    for (const { id, number, status, description, fulfilled } of rows) {
      const what = fulfilled ? 'was delivered' : 'was not delivered'
      yield {
        rule: 'what was paid is delivered',
        context: [number, id],
        says: `Invoice ${number} is ${status}, and its line “${description}” ${what} (${id}).`,
      }
    }
  }
})

/** What the list of renewals says of an invoice is what that says of itself. */
async function* misleadingRenewals(reader: Reader, ids: readonly string[]) {
  const { rows } = await sql<{ number: string; status: string; name: string; kept: string }>`
    select i.number, i.status, p.name, r.status as kept
    from invoices i join renewals r on r.invoice_id = i.id join purchases p on p.id = r.purchase_id
    where i.id = any(${ids}::uuid[]) and (${inState(isPaid, 'i.status')}) <> (${inState(isRenewalPaid, 'r.status')}) order by i.number, p.id`.execute(
    reader,
  )
  for (const { number, status, name, kept } of rows) {
    yield {
      rule: 'what was paid is delivered' as const,
      context: [number],
      says: `Invoice ${number} is ${status}, and its renewal of “${name}” is kept as ${kept}.`,
    }
  }
}
