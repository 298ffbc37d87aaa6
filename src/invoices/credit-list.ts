import { sql } from 'kysely'
import { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { type CustomerId, JournalId } from '../kernel/ids.ts'
import { creditAccount } from '../ledger/account.ts'
import type { JournalKind } from '../ledger/journal.ts'
import { creditOf } from '../ledger/ledger-store.ts'
import type { Reader } from '../platform/database.ts'
import { keyset, type Place, pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'

const perPage = 25

/** A movement of a customer's credit: more of it is positive. The amount is a decimal string of minor units. */
export type CreditMove = {
  readonly id: JournalId
  /** An ISO instant. */
  readonly at: string
  readonly kind: JournalKind
  readonly number: string | null
  readonly amount: { readonly minor: string; readonly currency: string }
}

/** What the customer holds in each currency, and one page of how that came about, newest first. */
export const creditList = query({
  name: 'credit.list',
  input: z.object({ before: JournalId.optional(), after: JournalId.optional() }),
  may: asCustomer,
  async run({ reader, actor }, place) {
    assert(actor.kind === 'customer', 'credit is listed for its customer')
    const moves = await findMoves(reader, actor.customerId, place)
    const balances = await creditOf(reader, actor.customerId)
    const { rows, newer, older } = pageOf(moves, perPage, place)
    return { balances, moves: rows, newer: newer?.id ?? null, older: older?.id ?? null }
  },
})

async function findMoves(
  reader: Reader,
  customerId: CustomerId,
  place: Place<JournalId>,
): Promise<CreditMove[]> {
  const { within, order } = keyset(sql`j.id`, place)
  const { rows } = await sql<CreditMove>`
    select j.id, j.at, j.kind, i.number,
      json_build_object('minor', (-p.amount_minor)::text, 'currency', p.currency) as amount
    from postings p join journals j on j.id = p.journal_id left join invoices i on i.id = j.invoice_id
    where p.account = ${creditAccount(customerId)} and ${within}
    order by j.id ${order} limit ${perPage + 1}`.execute(reader)
  return rows
}
