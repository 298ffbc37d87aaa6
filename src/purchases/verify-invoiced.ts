import { sql } from 'kysely'
import { isStanding } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { checkRows } from '../platform/verify/difference.ts'
import { renewal } from './purchase-terms.ts'

type Row = { id: string; name: string; says: string; number: string | null }

/**
 * A purchase knows whether its next term was invoiced, so that it is, and once: a renewal that is kept is that of an invoice that stands
 * and asks for it.
 */
export const verifyInvoiced = checkRows<Row>({
  rule: 'each term is invoiced once',
  table: 'purchases',
  wrong: (ids) => sql<Row>`
    select p.id, p.name, case when p.invoiced_for is not distinct from p.expires_on then 'counts as invoiced for its next term, and is not'
        else 'was invoiced for its next term, and does not know it' end as says, null as number
    from purchases p where p.id = any(${ids}::uuid[]) and (p.invoiced_for is not distinct from p.expires_on) <> (
      p.expires_on is null or exists (select from renewals r where r.purchase_id = p.id and r.period_start = p.expires_on))
    union all
    select p.id, p.name, 'is kept as renewed from ' || r.period_start || ' by an invoice that does not ask for it', i.number
    from purchases p join renewals r on r.purchase_id = p.id join invoices i on i.id = r.invoice_id
    where p.id = any(${ids}::uuid[]) and (not ${inState(isStanding, 'i.status')} or not exists (
      select from invoice_lines l where l.invoice_id = i.id and l.fulfilment_kind = ${renewal}
        and l.fulfilment ->> 'purchaseId' = p.id::text and l.fulfilment ->> 'from' = r.period_start::text))
    order by 1`,
  tell: ({ id, name, says, number }) => ({
    context: [id, ...(number === null ? [] : [number])],
    says: `Purchase ${id} (${name}) ${says}${number === null ? '' : `: ${number}`}.`,
  }),
})
