import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId, PurchaseId } from '../kernel/ids.ts'
import { sortBy } from '../platform/list-order.ts'
import { ListPart, partOf, rowsIn } from '../platform/list-part.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import {
  listPurchases,
  purchaseSorts,
  purchaseViews,
  StaffListedPurchase,
} from './staff-purchase-list-store.ts'

/** A part of the list of what was sold to all customers; `before` is the `older` of the part before. */
export const staffPurchaseList = query({
  name: 'purchase.staff_list',
  input: z.object({
    view: z.enum(purchaseViews).default('all'),
    typed: z.string().trim().max(200).default(''),
    customerId: CustomerId.optional(),
    sort: sortBy(purchaseSorts).default('-bought'),
    before: PurchaseId.optional(),
    part: ListPart,
  }),
  output: z.object({ purchases: list(StaffListedPurchase), older: PurchaseId.nullable() }),
  may: staffWith('customers.view'),
  async run({ reader }, { view, typed, customerId, sort, before, part }) {
    const place = { customerId: customerId ?? null, sort, before: before ?? null, limit: rowsIn(part) + 1 }
    const { rows: purchases, older } = partOf(await listPurchases(reader, { view, typed, ...place }), part)
    return { purchases, older }
  },
})
