import { z } from 'zod'
import { CustomerId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { type ListedCustomer, listCustomers } from './customer-list-store.ts'

const perPage = 50

export type CustomerListPage = {
  readonly customers: readonly ListedCustomer[]
  readonly older: CustomerId | null
}

/** One page of the shop's customers, the newest first; `before` is the `older` of the page before. */
export const customerList = query({
  name: 'customer.list',
  input: z.object({ typed: z.string().trim().max(200).default(''), before: CustomerId.optional() }),
  may: staffWith('customers.view'),
  async run({ reader }, { typed, before }): Promise<CustomerListPage> {
    const found = await listCustomers(reader, { typed, before: before ?? null, limit: perPage + 1 })
    const customers = found.slice(0, perPage)
    return { customers, older: found.length > perPage ? (customers.at(-1)?.id ?? null) : null }
  },
})
