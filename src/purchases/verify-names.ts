import { sql } from 'kysely'
import type { FieldValue } from '../catalog/field-values.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { textOfPurchase } from './folded-name-store.ts'

type Row = { id: string; name: string; fields: readonly FieldValue[]; folded: string; customer: bigint }

const rule = 'purchases are found by their names'

/** A purchase is found by the normal form of its name and of its fields; rows that nobody has folded yet are found by what they say. */
export const verifyNames = check([rule], async function* (reader) {
  for await (const ids of idPages(reader, 'purchases')) {
    const { rows } = await sql<Row>`
      select p.id, p.name, p.fields, p.folded, c.number as customer from purchases p join customers c on c.id = p.customer_id
      where p.id = any(${ids}::uuid[]) and p.folded is not null order by p.id`.execute(reader)
    for (const { id, name, fields, folded, customer } of rows) {
      if (folded === textOfPurchase({ name, fields })) continue
      const says = `Purchase ${id} (${name}) of customer ${customer} is found by “${folded}”.`
      yield { rule, context: [id, String(customer)], says }
    }
  }
})
