import type { PurchaseId } from '../kernel/ids.ts'
import { on } from '../platform/reactions.ts'
import type { Work } from '../platform/use-case.ts'
import { endWaiting } from './change-store.ts'
import { shrinkBilled } from './shrink-billed.ts'

/** A change that waits for its payment was quoted for what is not there any more. */
function overtaken(work: Work, { purchase }: { purchase: { id: PurchaseId } }): Promise<void> {
  return endWaiting(work.trx, purchase.id, work.now)
}

export const changeReactions = [
  on('purchase.renewed', overtaken),
  on('purchase.expired', overtaken),
  on('purchase.ended_with_parent', overtaken),
  on('purchase.cancelled', overtaken),
  on('credit_note.issued', shrinkBilled),
]
