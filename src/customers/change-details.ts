import { z } from 'zod'
import { EditVersion, editOutcome, mergeEdit } from '../kernel/edit.ts'
import { CustomerId } from '../kernel/ids.ts'
import { changesSince } from '../platform/history/version.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { CustomerDetails, changedDetails, detailsOf } from './customer.ts'
import { ownsAccount } from './customer-rules.ts'
import { lockCustomer, updateCustomer } from './customer-store.ts'

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
    const before = detailsOf(orNotFound(await lockCustomer(work.trx, customerId)))
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
    if (changed.length > 0) await updateCustomer(work.trx, customerId, after)
    for (const detail of changed) {
      const change = { detail, before: before[detail], after: after[detail] }
      work.record({ type: 'customer.changed', customerId, detail, personal: { change } })
    }
    return { outcome: 'saved' as const, changed: changed.length, kept: [...kept] }
  },
})
