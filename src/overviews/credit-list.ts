import { z } from 'zod'
import { list, MoneyCodec } from '../kernel/codecs.ts'
import { JournalId } from '../kernel/ids.ts'
import { creditOf } from '../ledger/ledger-store.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { CreditMove, findCreditMoves } from './credit-list-store.ts'

const perPage = 25

/** What the customer holds in each currency, and one page of how that came about, newest first. */
export const creditList = query({
  name: 'credit.list',
  input: z.object({ before: JournalId.optional(), after: JournalId.optional() }),
  output: z.object({
    balances: list(MoneyCodec),
    moves: list(CreditMove),
    newer: JournalId.nullable(),
    older: JournalId.nullable(),
  }),
  may: asCustomer,
  async run({ reader, account }, place) {
    const moves = await findCreditMoves(reader, { customerId: account, place, limit: perPage + 1 })
    const balances = await creditOf(reader, account)
    const { rows, newer, older } = pageOf(moves, perPage, place)
    return { balances, moves: rows, newer: newer?.id ?? null, older: older?.id ?? null }
  },
})
