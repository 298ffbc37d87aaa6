import { z } from 'zod'
import { lockLogin, renameUser } from '../identity/user-store.ts'
import { CustomerId } from '../kernel/ids.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type Customer, CustomerDetails, changedDetails } from './customer.ts'
import { ownsAccount } from './customer-rules.ts'
import { findCustomer, findUsersCustomer, lockCustomer, updateCustomer } from './customer-store.ts'
import { refuseUnlikely } from './refuse-unlikely.ts'

/** Changes an account's details; every detail that differs is told in the history with its old value. */
export const changeDetails = useCase({
  name: 'customer.change',
  input: CustomerDetails.extend({ customerId: CustomerId }),
  output: z.object({ changed: z.number().int() }),
  may: either(ownsAccount, staffWith('customers.edit')),
  async run(work, { customerId, ...after }) {
    await renameOwner(work, orNotFound(await findCustomer(work.trx, customerId)), after.name)
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

/** A person has one name: their login, which is locked before the account, is called as the account that they act on. */
async function renameOwner({ trx, now }: Work, { id, userId, name }: Customer, newName: string) {
  if (userId === null || newName === name) return
  await lockLogin(trx, userId)
  const own = await findUsersCustomer(trx, userId)
  if (own?.id === id) await renameUser(trx, userId, newName, now)
}
