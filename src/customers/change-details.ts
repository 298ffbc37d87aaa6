import { z } from 'zod'
import { lockLogin, renameUser } from '../identity/user-store.ts'
import { EditVersion, editOutcome, mergeEdit } from '../kernel/edit.ts'
import { CustomerId } from '../kernel/ids.ts'
import { changesSince } from '../platform/history/version.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type Customer, CustomerDetails, changedDetails, detailsOf } from './customer.ts'
import { ownsAccount } from './customer-rules.ts'
import { findCustomer, findUsersCustomer, lockCustomer, updateCustomer } from './customer-store.ts'
import { refuseUnlikely } from './refuse-unlikely.ts'

/**
 * Changes an account's details; every detail that differs is told in the history with its old value. What others changed since
 * `version` is kept; where it is the same detail nothing is saved, and whoever acts has to choose.
 */
export const changeDetails = useCase({
  name: 'customer.change',
  input: CustomerDetails.extend({ customerId: CustomerId, version: EditVersion }),
  output: editOutcome({ changed: z.number().int() }, CustomerDetails),
  may: either(ownsAccount, staffWith('customers.edit')),
  async run(work, { customerId, version, ...entered }) {
    await lockOwner(work, orNotFound(await findCustomer(work.trx, customerId)), entered.name)
    const customer = orNotFound(await lockCustomer(work.trx, customerId))
    const before = detailsOf(customer)
    const since = await changesSince(work.trx, { chain: customerId, type: 'customer.changed', version })
    const { merged, conflicts, kept } = mergeEdit(before, entered, since.changes)
    const after = CustomerDetails.parse(merged)
    if (conflicts.length > 0) {
      return {
        outcome: 'conflict' as const,
        version: since.version,
        merged: after,
        conflicts: [...conflicts],
      }
    }
    const changed = changedDetails(before, after)
    if (changed.length > 0) await save(work, customer, after)
    for (const detail of changed) {
      const change = { detail, before: before[detail], after: after[detail] }
      work.record({ type: 'customer.changed', customerId, detail, personal: { change } })
    }
    return { outcome: 'saved' as const, changed: changed.length, kept: [...kept] }
  },
})

/** A login is locked before the account: it may be renamed with it. */
async function lockOwner({ trx }: Work, { userId, name }: Customer, newName: string): Promise<void> {
  if (userId !== null && newName !== name) await lockLogin(trx, userId)
}

async function save(work: Work, customer: Customer, after: CustomerDetails): Promise<void> {
  refuseUnlikely(after, customer)
  await renameOwner(work, customer, after.name)
  await updateCustomer(work.trx, customer, after)
}

/** A person has one name: their login, whose row is locked, is called as the account that they act on. */
async function renameOwner({ trx, now }: Work, { id, userId, name }: Customer, newName: string) {
  if (userId === null || newName === name) return
  const own = await findUsersCustomer(trx, userId)
  if (own?.id === id) await renameUser(trx, userId, newName, now)
}
