import { sql } from 'kysely'
import type { CustomerId, JournalId } from '../kernel/ids.ts'
import { creditAccount } from '../ledger/account.ts'
import type { JournalKind } from '../ledger/journal.ts'
import type { Reader } from '../platform/database.ts'
import { keyset, type Place } from '../platform/keyset.ts'

/** A movement of a customer's credit: more of it is positive. The amount is a decimal string of minor units. */
export type CreditMove = {
  readonly id: JournalId
  /** An ISO instant. */
  readonly at: string
  readonly kind: JournalKind
  readonly number: string | null
  readonly amount: { readonly minor: string; readonly currency: string }
}

type Wanted = { customerId: CustomerId; place: Place<JournalId>; limit: number }

/** Movements of a customer's credit at a place of their list, the nearest first. */
export async function findCreditMoves(
  reader: Reader,
  { customerId, place, limit }: Wanted,
): Promise<CreditMove[]> {
  const { within, order } = keyset(sql`j.id`, place)
  const { rows } = await sql<CreditMove>`
    select j.id, j.at, j.kind, i.number,
      json_build_object('minor', (-p.amount_minor)::text, 'currency', p.currency) as amount
    from postings p join journals j on j.id = p.journal_id left join invoices i on i.id = j.invoice_id
    where p.account = ${creditAccount(customerId)} and ${within}
    order by j.id ${order} limit ${limit}`.execute(reader)
  return rows
}
