import { sql } from 'kysely'
import { checkRows } from '../platform/verify/difference.ts'

type Row = {
  id: string
  name: string
  number: string
  position: number
  minor: bigint | null
  agreed: bigint | null
}

/** A schedule has the instalments that its order was made with, each over what was agreed for it. */
export const verifyParts = checkRows<Row>({
  rule: 'instalments are what was agreed',
  table: 'schedules',
  wrong: (ids) => sql<Row>`
    with agreed as (
      select s.id, s.name, i.number, part.position::int as position, (part.terms ->> 'unitMinor')::bigint as unit,
        (part.terms ->> 'discountMinor')::bigint as discount
      from schedules s join purchases p on p.id = s.purchase_id join invoice_lines l on l.id = p.line_id join invoices i on i.id = l.invoice_id
        cross join lateral jsonb_array_elements(l.fulfilment #> '{instalments,parts}') with ordinality as part(terms, position)
      where s.id = any(${ids}::uuid[])
    ), kept as (
      select schedule_id as id, position::int as position, unit_minor, discount_minor from instalments where schedule_id = any(${ids}::uuid[])
    )
    select s.id, s.name, coalesce(agreed.number, '') as number, position, unit_minor - discount_minor as minor, unit - discount as agreed
    from agreed full join kept using (id, position) join schedules s using (id)
    where (unit_minor, discount_minor) is distinct from (unit, discount) order by s.id, position`,
  tell: ({ id, name, number, position, minor, agreed }) => ({
    context: [id, number],
    says: `Instalment ${position} of schedule ${id} (${name}) is over ${minor ?? 'nothing'}, and by order ${number} it is over ${agreed ?? 'nothing'}.`,
  }),
})
