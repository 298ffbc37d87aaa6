import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import { assert } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PaymentMethodId } from '../kernel/ids.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { type AccountHolder, useCase, type Work } from '../platform/use-case.ts'
import {
  findMethod,
  insertMethod,
  lockMethodByToken,
  methodsOf,
  removeMethodRow,
  setDefaultMethod,
} from './method-store.ts'
import { ListedMethod, listedMethod, type PaymentMethod, StoredMethod } from './payment-method.ts'

/** Keeps what a gateway stored of a card or a bank account. The first one kept becomes the default. */
export const storeMethod = useCase({
  name: 'payment_method.store',
  input: z.object({
    ...StoredMethod.unwrap().shape,
    gateway: z.string().max(40),
    /** Not kept: usable for the payment that it was entered for, and never offered again. */
    keep: z.boolean(),
  }),
  output: ListedMethod,
  may: asCustomer,
  /** A token that is kept already is the same method. */
  async run(work, { keep, ...stored }) {
    const { account: customerId } = work
    orNotFound(await lockCustomer(work.trx, customerId))
    const { gateway, token } = stored
    const known = await lockMethodByToken(work.trx, { gateway, token })
    if (known) {
      assert(known.customerId === customerId, 'a token is of one customer')
      return listedMethod(known)
    }
    const isFirst = keep && (await methodsOf(work.trx, customerId)).length === 0
    const id = PaymentMethodId.parse(work.newId())
    const method: PaymentMethod = { ...stored, id, customerId, isDefault: isFirst, isRemoved: !keep }
    await insertMethod(work.trx, method, work.now)
    work.record({ type: 'payment_method.added', customerId, method: method.label })
    return listedMethod(method)
  },
})

const OwnMethod = z.object({ methodId: PaymentMethodId })

export const makeMethodDefault = useCase({
  name: 'payment_method.make_default',
  input: OwnMethod,
  output: NoOutput,
  may: asCustomer,
  async run(work, { methodId }) {
    const method = await lockOwnMethod(work, methodId)
    const { customerId } = method
    if (method.isDefault) return
    await setDefaultMethod(work.trx, customerId, methodId)
    work.record({ type: 'payment_method.made_default', customerId, method: method.label })
  },
})

/** Removes a stored method. If it was the default, the newest of the others becomes it. */
export const removeMethod = useCase({
  name: 'payment_method.remove',
  input: OwnMethod,
  output: NoOutput,
  may: asCustomer,
  async run(work, { methodId }) {
    const method = await lockOwnMethod(work, methodId)
    const { customerId } = method
    await removeMethodRow(work.trx, methodId, work.now)
    work.record({ type: 'payment_method.removed', customerId, method: method.label })
    const [heir] = await methodsOf(work.trx, customerId)
    if (!method.isDefault || !heir) return
    await setDefaultMethod(work.trx, customerId, heir.id)
    work.record({ type: 'payment_method.made_default', customerId, method: heir.label })
  },
})

/** A method that is still offered to the customer who acts, whose row is locked: one change at a time. */
async function lockOwnMethod(work: Work<AccountHolder>, methodId: PaymentMethodId): Promise<PaymentMethod> {
  const { account: customerId } = work
  orNotFound(await lockCustomer(work.trx, customerId))
  const method = await findMethod(work.trx, customerId, methodId)
  return orNotFound(method?.isRemoved ? undefined : method)
}
