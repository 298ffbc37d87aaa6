import { z } from 'zod'
import { CustomerId } from '../kernel/ids.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { CustomerDetails, changedDetails } from './customer.ts'
import { ownsAccount } from './customer-rules.ts'
import { lockCustomer, updateCustomer } from './customer-store.ts'
import { refuseUnlikely } from './refuse-unlikely.ts'

/** Changes an account's details; every detail that differs is told in the history with its old value. */
export const changeDetails = useCase({
  name: 'customer.change',
  input: CustomerDetails.extend({ customerId: CustomerId }),
  output: z.object({ changed: z.number().int() }),
  may: either(ownsAccount, staffWith('customers.edit')),
  async run(work, { customerId, ...after }) {
    const before = orNotFound(await lockCustomer(work.trx, customerId))
    const changed = changedDetails(before, after)
    if (changed.length === 0) return { changed: 0 }
    refuseUnlikely(after, before)
    await updateCustomer(work.trx, before, after)
    for (const detail of changed) {
      const change = { detail, before: before[detail], after: after[detail] }
      work.record({ type: 'customer.changed', customerId, detail, personal: { change } })
    }
    return { changed: changed.length }
  },
})
