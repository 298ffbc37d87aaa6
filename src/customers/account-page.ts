import { z } from 'zod'
import { findUser } from '../identity/user-store.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { Customer } from './customer.ts'
import { findCustomer } from './customer-store.ts'

/** What the customer's own account says of them. */
export const accountPage = query({
  name: 'account.page',
  input: z.object({}),
  output: Customer.omit({ userId: true }).extend({ loginEmail: z.string(), emailConfirmed: z.boolean() }),
  may: asCustomer,
  async run({ reader, account: customerId, userId }) {
    const { userId: _userId, ...account } = orNotFound(await findCustomer(reader, customerId))
    const { email, emailConfirmed } = orNotFound(await findUser(reader, { userId }))
    return { ...account, loginEmail: email, emailConfirmed }
  },
})
