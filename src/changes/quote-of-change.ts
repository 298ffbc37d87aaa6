import { z } from 'zod'
import { ChangeId, OptionId, PackageId, PurchaseId } from '../kernel/ids.ts'
import { mostOfOne } from '../kernel/quantity.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { ownsPurchase } from '../purchases/purchase-rules.ts'
import { findPurchase } from '../purchases/purchase-store.ts'
import { insertQuote, surroundingsOf } from './change-store.ts'
import { changeableOf } from './changeable.ts'
import { digestOf, quotesOf } from './quote-change.ts'

/** Keeps what a change would come to as it is now, so that what is shown is what can be committed for an hour. */
export const quoteChange = useCase({
  name: 'change.quote',
  input: z.object({
    purchaseId: PurchaseId,
    packageId: PackageId,
    /** Null: what it was before the change of today. */
    optionId: OptionId.nullable(),
    quantity: z.number().int().min(1).max(mostOfOne),
  }),
  output: ChangeId,
  may: either(ownsPurchase, staffWith('purchases.edit')),
  withoutHistory: 'a quote changes nothing until it is committed',
  async run(work, { purchaseId, packageId, optionId, quantity }) {
    const purchase = orNotFound(await findPurchase(work.trx, purchaseId))
    const decided = await changeableOf(work, purchase, await surroundingsOf(work.trx, purchase))
    if (!decided.accepted) throw new Refused('change_not_offered')
    const changeable = decided.value
    const quote = quotesOf(changeable, quantity).find(
      (each) => each.packageId === packageId && each.optionId === optionId,
    )
    if (!quote) throw new Refused('change_not_offered')
    const id = ChangeId.parse(work.newId())
    const { customerId } = purchase
    const digest = digestOf(quote, changeable)
    await insertQuote(work.trx, { id, purchaseId, customerId, quote, digest, quotedAt: work.now })
    return id
  },
})
