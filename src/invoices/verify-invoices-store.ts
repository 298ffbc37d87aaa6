import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { InvoiceStatus } from './invoice-states.ts'
import type { TaxMode } from './totals.ts'

/** An invoice as it was written, beside what the books and the credit notes say of it. Amounts are in minor units. */
export type InvoiceFacts = {
  readonly id: string
  readonly number: string
  readonly status: InvoiceStatus
  readonly taxMode: TaxMode
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly received: bigint
  readonly refunded: bigint
  readonly taxes: readonly { name: string; ratePpm: string; baseMinor: string; taxMinor: string }[]
  readonly lines: readonly { amountMinor: string; taxName: string; ratePpm: string }[]
  /** What came in for it by payments and credit, less what became credit again. */
  readonly bookedIn: bigint
  /** What its own account still holds. */
  readonly remaining: bigint
  /** By account, what becoming paid credited. */
  readonly earned: Readonly<Record<string, string>>
  readonly creditNotes: bigint
  /** By account, what its refunds and what could not be delivered debited. */
  readonly givenBack: Readonly<Record<string, string>>
  readonly creditedNet: bigint
}

/** Everything that checking these invoices needs, in one statement. */
export async function invoiceFacts(reader: Reader, ids: readonly string[]): Promise<InvoiceFacts[]> {
  const { rows } = await sql<InvoiceFacts>`
    with booked as (
      select j.invoice_id as id, j.kind, p.account, p.amount_minor as minor
      from journals j join postings p on p.journal_id = j.id where j.invoice_id = any(${ids}::uuid[])
    ), into_invoice as (
      select id, coalesce(-sum(minor) filter (where kind in ('payment_received', 'credit_applied', 'invoice_money_to_credit')), 0)::bigint as came,
        -sum(minor)::bigint as remaining
      from booked where account = 'invoice/' || id group by id
    ), moved as (
      select id, account, minor, case when kind = 'invoice_paid' then 'earned'
        when kind in ('refund', 'undelivered_to_credit', 'change_to_credit', 'dispute_lost') then 'given_back' end as what from booked
    ), by_account as (
      select id, what, jsonb_object_agg(account, minor::text) as amounts from (
        select id, what, account, sum(case what when 'given_back' then minor else -minor end) as minor from moved
        where what is not null and (account = 'revenue' or account like 'tax/%')
        group by id, what, account) as summed
      group by id, what
    ), credited as (
      select invoice_id as id, sum(total_minor)::bigint as total, sum(net_minor)::bigint as net from credit_notes
      where invoice_id = any(${ids}::uuid[]) group by invoice_id
    )
    select i.id, i.number, i.status, i.tax_mode as "taxMode", i.net_minor as net, i.tax_minor as tax,
      i.total_minor as total, i.received_minor as received, i.refunded_minor as refunded, i.taxes,
      (select json_agg(json_build_object('amountMinor', l.amount_minor::text, 'taxName', l.tax_name,
        'ratePpm', l.tax_rate_ppm::text) order by l.position) from invoice_lines l where l.invoice_id = i.id) as lines,
      coalesce(m.came, 0) as "bookedIn", coalesce(m.remaining, 0) as remaining, coalesce(s.amounts, '{}') as earned,
      coalesce(c.total, 0) as "creditNotes", coalesce(c.net, 0) as "creditedNet", coalesce(r.amounts, '{}') as "givenBack"
    from invoices i left join into_invoice m using (id) left join credited c using (id)
      left join by_account s on s.id = i.id and s.what = 'earned'
      left join by_account r on r.id = i.id and r.what = 'given_back'
    where i.id = any(${ids}::uuid[]) and i.number is not null order by i.id`.execute(reader)
  return rows.map((row) => ({ ...row, lines: row.lines ?? [] }))
}
