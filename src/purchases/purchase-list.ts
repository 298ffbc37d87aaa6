import { z } from 'zod'
import { Day, list } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { pageOf } from '../platform/keyset.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { countPurchases, ListedPurchase, listOwnPurchases } from './purchase-list-store.ts'

const perPage = 25

/** A purchase with what belongs to it. */
export const PurchaseBranch = ListedPurchase.extend({
  get children(): z.ZodReadonly<z.ZodArray<typeof PurchaseBranch>> {
    return list(PurchaseBranch)
  },
})
export type PurchaseBranch = z.output<typeof PurchaseBranch>

/** One page of the customer's own purchases as trees, newest first: what is active or, apart from it, what has ended. */
export const purchaseList = query({
  name: 'purchase.list',
  input: z.object({
    show: z.enum(['active', 'ended']),
    before: PurchaseId.optional(),
    after: PurchaseId.optional(),
  }),
  output: z.object({
    counts: z.object({ active: z.number().int(), ended: z.number().int() }),
    today: Day,
    purchases: list(PurchaseBranch),
    newer: PurchaseId.nullable(),
    older: PurchaseId.nullable(),
  }),
  may: asCustomer,
  async run({ reader, account: customerId, today }, { show, ...place }) {
    const wanted = { customerId, ended: show === 'ended', place, limit: perPage + 1 }
    const [counts, found] = [await countPurchases(reader, customerId), await listOwnPurchases(reader, wanted)]
    const roots = found.filter((one) => one.isRoot)
    const { rows, newer, older } = pageOf(roots, perPage, place)
    return {
      counts,
      today,
      purchases: rows.map((root) => branch(root, found)),
      newer: newer?.id ?? null,
      older: older?.id ?? null,
    }
  },
})

function branch(root: ListedPurchase, all: readonly ListedPurchase[]): PurchaseBranch {
  const below = all.filter((one) => !one.isRoot && one.parentId === root.id)
  return { ...root, children: below.map((child) => branch(child, all)) }
}
