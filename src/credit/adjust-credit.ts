import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import { minorUnits, NoOutput } from '../kernel/codecs.ts'
import { CurrencyCode } from '../kernel/codes.ts'
import { CustomerId } from '../kernel/ids.ts'
import { money, mostMinor, negate } from '../kernel/money.ts'
import { Reason } from '../kernel/text.ts'
import { adjustment, creditAccount } from '../ledger/account.ts'
import { transfer } from '../ledger/journal.ts'
import { lockCredit, postJournals } from '../ledger/ledger-store.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'

/** Staff give credit (a positive amount) or take it (a negative one), with a reason. It never goes below nothing. */
export const adjustCredit = useCase({
  name: 'credit.adjust',
  input: z.object({
    customerId: CustomerId,
    currency: CurrencyCode,
    amountMinor: minorUnits({ least: -mostMinor, most: mostMinor }).refine((minor) => minor !== 0n),
    reason: Reason,
  }),
  output: NoOutput,
  may: staffWith('credit.adjust'),
  async run(work, { customerId, currency, amountMinor, reason }) {
    orNotFound(await lockCustomer(work.trx, customerId))
    const balance = await lockCredit(work.trx, customerId, currency)
    if (balance.minor + amountMinor < 0n) throw new Refused('credit_insufficient')
    const amount = money(amountMinor, currency)
    const postings = transfer(amount, adjustment, creditAccount(customerId))
    const journal = {
      kind: 'credit_adjusted' as const,
      customerId,
      invoiceId: null,
      paymentId: null,
      reason,
      postings,
    }
    await postJournals(work.trx, [journal], { at: work.now, newId: work.newId })
    work.record({
      type: 'credit.adjusted',
      customerId,
      direction: amountMinor > 0n ? 'given' : 'taken',
      amount: amountMinor > 0n ? amount : negate(amount),
      reason,
    })
  },
})
