import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import type { Recurring } from './purchase.ts'
import { savePurchase } from './purchase-store.ts'

/** Saves and records that a purchase ends with the term that runs: `stopped`, as `decideAutoRenewOff` left it. */
export async function endWithTerm(work: Work, stopped: Recurring): Promise<void> {
  await savePurchase(work.trx, stopped)
  const { customerId, cycle } = stopped
  const endsOn = cycle.expiresOn
  work.record({ type: 'purchase.auto_renew_turned_off', customerId, purchase: refOf(stopped), endsOn })
}
