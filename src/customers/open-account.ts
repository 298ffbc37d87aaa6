import { findUser, lockLogin, renameUser } from '../identity/user-store.ts'
import { CustomerId } from '../kernel/ids.ts'
import { asUser } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { Customer, NewCustomer } from './customer.ts'
import { findUsersCustomer, insertCustomer } from './customer-store.ts'
import { refuseUnlikely } from './refuse-unlikely.ts'

/**
 * Makes the account of the user who acts, once: asked again, it answers with the one that is there. Their login is locked, so that
 * two requests open one account.
 */
export const openAccount = useCase({
  name: 'customer.open',
  input: NewCustomer,
  output: Customer,
  may: asUser,
  async run(work, details) {
    await lockLogin(work.trx, work.userId)
    const existing = await findUsersCustomer(work.trx, work.userId)
    if (existing) return existing
    refuseUnlikely(details, null)
    const user = orNotFound(await findUser(work.trx, { userId: work.userId }))
    if (user.name !== details.name) await renameUser(work.trx, user.id, details.name, work.now)
    const customer = await insertCustomer(work.trx, {
      ...details,
      id: CustomerId.parse(work.newId()),
      userId: user.id,
      email: user.email,
      createdAt: work.now,
    })
    const personal = { name: customer.name, email: customer.email }
    work.record({ type: 'customer.opened', customerId: customer.id, number: customer.number, personal })
    return customer
  },
})
