import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { ListedCustomer, listCustomers } from './customer-list-store.ts'

const perPage = 25

/** One page of the shop's customers, the newest first; `before` is the `older` of the page before. */
export const customerList = query({
  name: 'customer.list',
  input: z.object({ typed: z.string().trim().max(200).default(''), before: CustomerId.optional() }),
  output: z.object({ customers: list(ListedCustomer), older: CustomerId.nullable() }),
  may: staffWith('customers.view'),
  async run({ reader }, { typed, before }) {
    const found = await listCustomers(reader, { typed, before: before ?? null, limit: perPage + 1 })
    const customers = found.slice(0, perPage)
    return { customers, older: found.length > perPage ? (customers.at(-1)?.id ?? null) : null }
  },
})
