import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import { newPurchase, renewal } from '../purchases/agreed.ts'
import { type Difference, idPages } from './difference.ts'

type Row = {
  id: string
  number: string
  status: string
  description: string
  isPaid: boolean
  fulfilled: boolean
}

/** What a paid line sells was delivered, and what an unpaid one sells was not. */
export async function* verifyDeliveries(reader: Reader): AsyncGenerator<Difference> {
  for await (const ids of idPages(reader, 'invoices')) {
    const { rows } = await sql<Row>`
      with sold as (
        select l.id, i.number, i.status, l.description, i.status = 'paid' as "isPaid", case l.fulfilment_kind
          when ${newPurchase} then exists (select from purchases p where p.line_id = l.id)
          else exists (select from renewals r where r.invoice_id = i.id and r.status = 'paid'
            and r.purchase_id = (l.fulfilment ->> 'purchaseId')::uuid) end as fulfilled
        from invoices i join invoice_lines l on l.invoice_id = i.id
        where i.id = any(${ids}::uuid[]) and l.fulfilment_kind in (${newPurchase}, ${renewal})
      )
      select * from sold where "isPaid" <> fulfilled order by number, id`.execute(reader)
    for (const { id, number, status, description, fulfilled } of rows) {
      const what = fulfilled ? 'was delivered' : 'was not delivered'
      yield {
        rule: 'what was paid is delivered',
        about: [number, id],
        says: `Invoice ${number} is ${status}, and its line “${description}” ${what} (${id}).`,
      }
    }
  }
}
