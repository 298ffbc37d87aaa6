import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId, PurchaseId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { perPage } from './staff-list.ts'
import { listPurchases, purchaseViews, StaffListedPurchase } from './staff-purchase-list-store.ts'

/** One page of what was sold to all customers, the newest first; `before` is the `older` of the page before. */
export const staffPurchaseList = query({
  name: 'purchase.staff_list',
  input: z.object({
    view: z.enum(purchaseViews).default('all'),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    before: PurchaseId.optional(),
  }),
  output: z.object({ purchases: list(StaffListedPurchase), older: PurchaseId.nullable() }),
  may: staffWith('customers.view'),
  async run({ reader }, { view, typed, customerId, before }) {
    const place = { customerId: customerId ?? null, before: before ?? null, limit: perPage + 1 }
    const found = await listPurchases(reader, { view, typed, ...place })
    const purchases = found.slice(0, perPage)
    return { purchases, older: found.length > perPage ? (purchases.at(-1)?.id ?? null) : null }
  },
})
