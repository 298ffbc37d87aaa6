import { sql } from 'kysely'
import { hasExpired, isPaid, isStanding } from '../invoices/invoice-states.ts'
import { inState } from '../platform/in-state.ts'
import { check, idPages } from '../platform/verify/difference.ts'
import { isAgreed, isInstalmentPaid, isOpen } from './instalment-states.ts'
import { instalmentLine } from './instalment-terms.ts'

type Row = { id: string; name: string; sumMinor: bigint; priceMinor: bigint }
type Astray = {
  id: string
  name: string
  position: number
  status: string
  number: string | null
  invoice: string
  comesTo: bigint
  asksFor: bigint | null
}

/**
 * The instalments of a schedule come to the price that was agreed. An instalment stands on the one invoice that asks for it and is not
 * cancelled, and is paid when that one is.
 */
export const verifySchedules = check(['schedules follow their invoices'], async function* (reader) {
  for await (const ids of idPages(reader, 'schedules')) {
    const sums = await sql<Row>`
      select s.id, s.name, p.price_minor as "priceMinor", sum(part.unit_minor)::bigint as "sumMinor"
      from schedules s join purchases p on p.id = s.purchase_id join instalments part on part.schedule_id = s.id
      where s.id = any(${ids}::uuid[]) and not exists (select from changes c where c.purchase_id = p.id and c.done_on is not null)
      group by s.id, p.id having sum(part.unit_minor) <> p.price_minor
      order by s.id`.execute(reader)
    for (const { id, name, sumMinor, priceMinor } of sums.rows) {
      const says = `come to ${sumMinor} in minor units, and ${priceMinor} was agreed`
      yield difference(id, name, `The instalments of schedule ${id} (${name}) ${says}.`)
    }
    const { rows } = await astray(ids).execute(reader)
    for (const row of rows) yield difference(row.id, row.number ?? row.name, sentence(row))
  }
})

function sentence({ id, name, position, status, number, invoice, comesTo, asksFor }: Astray): string {
  const instalment = `Instalment ${position} of schedule ${id} (${name})`
  if (number && asksFor !== null && asksFor !== comesTo)
    return `${instalment} comes to ${comesTo} in minor units, and invoice ${number} asks for ${asksFor}.`
  const on = number ? `invoice ${number}, which is ${invoice}` : 'no invoice'
  return `${instalment} is ${status}, and stands on ${on}.`
}

function difference(id: string, named: string, says: string) {
  return { rule: 'schedules follow their invoices' as const, context: [id, named], says }
}

/**
 * Every instalment beside each invoice that it says it stands on, or that says so of it, where the two do not agree; and every open one
 * that nobody will ever ask for.
 */
function astray(ids: readonly string[]) {
  return sql<Astray>`
    with instalment as (
      select s.id, s.name, s.customer_id, s.purchase_id, p.position, p.status, p.invoice_id, p.awaits_invoice, s.cancelled_at is not null as is_cancelled,
        p.unit_minor * s.quantity - p.discount_minor as minor
      from schedules s join instalments p on p.schedule_id = s.id where s.id = any(${ids}::uuid[])
    ), asked as (
      select l.invoice_id, (l.fulfilment ->> 'scheduleId')::uuid as id, (l.fulfilment ->> 'position')::int as position,
        l.amount_minor as asked_minor
      from invoices i join invoice_lines l on l.invoice_id = i.id and l.fulfilment_kind = ${instalmentLine}
      where i.customer_id in (select customer_id from instalment) and ${inState(isStanding, 'i.status')}
      union all
      select l.invoice_id, instalment.id, 1, l.amount_minor from instalment join purchases o on o.id = instalment.purchase_id
      join invoice_lines l on l.id = o.line_id where instalment.position = 1
    ), kept as (
      select id, position, invoice_id, status, minor from instalment
      where ${inState(isAgreed, 'status')} and invoice_id is not null
    )
    select coalesce(kept.id, asked.id) as id, instalment.name, instalment.position, instalment.status, i.number,
      coalesce(i.status, '') as invoice, instalment.minor as "comesTo", asked_minor as "asksFor"
    from kept full join asked using (id, position, invoice_id)
    join instalment on instalment.id = coalesce(kept.id, asked.id) and instalment.position = coalesce(kept.position, asked.position)
    left join invoices i on i.id = coalesce(kept.invoice_id, asked.invoice_id)
    where kept.id is null or asked.id is null or (${inState(isInstalmentPaid, 'kept.status')}) <> (${inState(isPaid, 'i.status')})
      or instalment.minor <> asked_minor
    union all
    select instalment.id, instalment.name, instalment.position, 'open though its schedule was let go', null, '', instalment.minor, null
    from instalment where ${inState(isOpen, 'instalment.status')} and instalment.is_cancelled
    union all
    select instalment.id, instalment.name, instalment.position, instalment.status, i.number, coalesce(i.status, ''), instalment.minor, null
    from instalment left join invoices i on i.id = instalment.invoice_id
    where ${inState(isOpen, 'instalment.status')} and not instalment.awaits_invoice and (i.status is null or ${inState(hasExpired, 'i.status')})
    order by 1, 3`
}
