import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import { sortBy } from '../platform/list-order.ts'
import { ListPart, partOf, rowsIn } from '../platform/list-part.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { customerSorts, ListedCustomer, listCustomers } from './customer-list-store.ts'

/** A part of the list of the shop's customers; `before` is the `older` of the part before. */
export const customerList = query({
  name: 'customer.list',
  input: z.object({
    typed: z.string().trim().max(200).default(''),
    sort: sortBy(customerSorts).default('-since'),
    before: CustomerId.optional(),
    part: ListPart,
  }),
  output: z.object({ customers: list(ListedCustomer), older: CustomerId.nullable() }),
  may: staffWith('customers.view'),
  async run({ reader }, { typed, sort, before, part }) {
    const limit = rowsIn(part) + 1
    const found = await listCustomers(reader, { typed, sort, before: before ?? null, limit })
    const { rows: customers, older } = partOf(found, part)
    return { customers, older }
  },
})
