import { z } from 'zod'
import { foldCustomers } from '../customers/customer-store.ts'
import { foldInvoices } from '../invoices/folded-title-store.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { foldPurchases } from '../purchases/folded-name-store.ts'

const atOnce = 500

/**
 * Writes the normal form of names that were there before it was kept, of some hundreds of each kind; answers how many they were. It
 * is a program's work, because no database folds all scripts alike.
 */
export const foldNames = useCase({
  name: 'search.fold_names',
  input: z.object({}),
  output: z.object({ folded: z.number().int() }),
  may: systemOnly,
  withoutHistory: 'nothing changes but how it is found',
  async run({ trx }) {
    const customers = await foldCustomers(trx, atOnce)
    const invoices = await foldInvoices(trx, atOnce)
    const purchases = await foldPurchases(trx, atOnce)
    return { folded: customers + invoices + purchases }
  },
})
