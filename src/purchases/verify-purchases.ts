import { sql } from 'kysely'
import { isPaid } from '../invoices/invoice-states.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { newPurchase, renewal } from './purchase-terms.ts'

type Row = {
  id: string
  name: string
  number: string | null
  isOrdered: boolean
  startedOn: CalendarDate
  termFrom: CalendarDate
  isRenewed: boolean
  isChanged: boolean
}

/** Whatever a customer owns was ordered on a line of a paid invoice, and so was the term that it is in. */
export const verifyPurchases = check(['purchases are paid for'], async function* (reader) {
  for await (const ids of idPages(reader, 'purchases')) {
    const { rows } = await sql<Row>`
      with renewed as materialized (
        select e.payload #>> '{purchase,id}' as id, e.payload ->> 'from' as "from"
        from events e join invoices paid on paid.id = (e.payload #>> '{invoice,id}')::uuid
        join invoice_lines l on l.invoice_id = paid.id and l.fulfilment_kind = ${renewal}
          and l.fulfilment ->> 'purchaseId' = e.payload #>> '{purchase,id}'
        where e.type = 'purchase.renewed' and e.chain in (select customer_id from purchases where id = any(${ids}::uuid[]))
          and e.payload #>> '{purchase,id}' = any(${ids}::text[]) and ${inState(isPaid, 'paid.status')}
      ), changed as materialized (
        select e.payload #>> '{purchase,id}' as id, e.payload ->> 'from' as "from" from events e
        where e.type = 'purchase.changed' and e.chain in (select customer_id from purchases where id = any(${ids}::uuid[]))
          and e.payload #>> '{purchase,id}' = any(${ids}::text[])
      )
      select p.id, p.name, i.number, p.started_on as "startedOn", p.term_from as "termFrom",
        coalesce(${inState(isPaid, 'i.status')} and l.fulfilment_kind = ${newPurchase}, false) as "isOrdered",
        (p.id::text, p.term_from::text) in (select id, "from" from renewed) as "isRenewed",
        (p.id::text, p.term_from::text) in (select id, "from" from changed) as "isChanged"
      from purchases p left join invoice_lines l on l.id = p.line_id left join invoices i on i.id = l.invoice_id
      where p.id = any(${ids}::uuid[]) order by p.id`.execute(reader)
    for (const row of rows) {
      for (const what of differencesOf(row)) {
        const says = `Purchase ${row.id} (${row.name}) ${what}.`
        yield { rule: 'purchases are paid for', context: [row.id, row.number ?? ''], says }
      }
    }
  }
})

function differencesOf({ number, isOrdered, isRenewed, isChanged, startedOn, termFrom }: Row): string[] {
  const found: string[] = []
  if (!isOrdered) found.push(`does not come from a line of a paid invoice, but from ${number ?? 'nothing'}`)
  if (termFrom !== startedOn && !isRenewed && !isChanged)
    found.push(`is in a term from ${termFrom} that no paid renewal or change began`)
  return found
}
