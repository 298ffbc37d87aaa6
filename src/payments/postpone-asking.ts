import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { TransactionId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { lockTransaction, saveTransaction } from './transaction-store.ts'

const firstWaitMs = 60_000
const longestWaitMs = 60 * 60_000

/** The gateway did not know yet, or did not answer: it is asked again, after twice as long each time, up to an hour. */
export const postponeAsking = useCase({
  name: 'payment.postpone_asking',
  input: z.object({ transactionId: TransactionId }),
  may: systemOnly,
  withoutHistory: 'nothing became known',
  async run(work, { transactionId }) {
    const transaction = found(await lockTransaction(work.trx, transactionId))
    if (transaction.askAt === null) return
    const wait = Math.min(firstWaitMs * 2 ** Math.min(transaction.asked, 10), longestWaitMs)
    const postponed = {
      ...transaction,
      asked: transaction.asked + 1,
      askAt: plusMilliseconds(work.now, wait),
    }
    await saveTransaction(work.trx, postponed, work.now)
  },
})
