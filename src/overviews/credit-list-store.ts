import { sql } from 'kysely'
import { z } from 'zod'
import { MomentText, MoneyText } from '../kernel/codecs.ts'
import { type CustomerId, JournalId } from '../kernel/ids.ts'
import { creditAccount } from '../ledger/account.ts'
import { journalKinds } from '../ledger/journal.ts'
import type { Reader } from '../platform/database.ts'
import { keyset, type Place } from '../platform/keyset.ts'

/** A movement of a customer's credit: more of it is positive. The amount is a decimal string of minor units. */
export const CreditMove = z.object({
  id: JournalId,
  /** An ISO instant. */
  at: MomentText,
  kind: z.enum(journalKinds),
  number: z.string().nullable(),
  /** Of what staff adjusted. */
  reason: z.string().nullable(),
  amount: MoneyText,
})
export type CreditMove = z.output<typeof CreditMove>

type Wanted = { customerId: CustomerId; place: Place<JournalId>; limit: number }

/** Movements of a customer's credit at a place of their list, the nearest first. */
export async function findCreditMoves(
  reader: Reader,
  { customerId, place, limit }: Wanted,
): Promise<CreditMove[]> {
  const { within, order } = keyset(sql`j.id`, place)
  const { rows } = await sql<CreditMove>`
    select j.id, j.at, j.kind, i.number, j.reason,
      json_build_object('minor', (-p.amount_minor)::text, 'currency', p.currency) as amount
    from postings p join journals j on j.id = p.journal_id left join invoices i on i.id = j.invoice_id
    where p.account = ${creditAccount(customerId)} and ${within}
    order by j.id ${order} limit ${limit}`.execute(reader)
  return rows
}
