import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import { assert } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { PaymentMethodId } from '../kernel/ids.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { type AccountHolder, useCase, type Work } from '../platform/use-case.ts'
import { forgetMethod } from './forget-method.ts'
import {
  findMethod,
  insertMethod,
  lockMethodByFingerprint,
  lockMethodByToken,
  methodsOf,
  saveMethod,
  setDefaultMethod,
} from './method-store.ts'
import { ListedMethod, listedMethod, type PaymentMethod, StoredMethod } from './payment-method.ts'

/** A method that was entered, and whether it was not known before. */
export const AddedMethod = ListedMethod.extend({ isNew: z.boolean() })

/** Keeps what a gateway stored of a card or a bank account. The first one kept becomes the default. */
export const storeMethod = useCase({
  name: 'payment_method.store',
  input: z.object({
    ...StoredMethod.unwrap().shape,
    gateway: z.string().max(40),
    /** Not kept: usable for the payment that it was entered for, and never offered again. */
    keep: z.boolean(),
    /** Entered while something is paid: kept only once a payment with it succeeds. */
    isProvisional: z.boolean().default(false),
  }),
  output: AddedMethod,
  may: asCustomer,
  /** What is kept already, by its token or as the same card (01-domain, Payments), is the same method. */
  async run(work, { keep, isProvisional, ...stored }) {
    const { account: customerId } = work
    orNotFound(await lockCustomer(work.trx, customerId))
    const { gateway, token } = stored
    const known = await lockMethodByToken(work.trx, { gateway, token })
    if (known) {
      assert(known.customerId === customerId, 'a token is of one customer')
      return { ...listedMethod(known), isNew: false }
    }
    const same = await lockMethodByFingerprint(work.trx, { ...stored, customerId })
    if (same) return { ...listedMethod(await enteredAgain(work, same, stored)), isNew: false }
    const isFirst = keep && (await methodsOf(work.trx, customerId)).length === 0
    const id = PaymentMethodId.parse(work.newId())
    const method: PaymentMethod = {
      ...stored,
      id,
      customerId,
      isDefault: isFirst,
      isRemoved: !keep,
      isProvisional,
    }
    await insertMethod(work.trx, method, work.now)
    work.record({ type: 'payment_method.added', customerId, method: method.label })
    return { ...listedMethod(method), isNew: true }
  },
})

/** The same card with what was typed of it now: it may have been renewed by its bank. */
async function enteredAgain(work: Work, before: PaymentMethod, stored: StoredMethod): Promise<PaymentMethod> {
  const { token, label, status, expMonth, expYear } = stored
  const after = { ...before, token, label, status, expMonth, expYear }
  await saveMethod(work.trx, after)
  work.record({ type: 'payment_method.entered_again', customerId: before.customerId, method: label })
  return after
}

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
    await forgetMethod(work, await lockOwnMethod(work, methodId))
  },
})

/** A method that is still offered to the customer who acts, whose row is locked: one change at a time. */
async function lockOwnMethod(work: Work<AccountHolder>, methodId: PaymentMethodId): Promise<PaymentMethod> {
  const { account: customerId } = work
  orNotFound(await lockCustomer(work.trx, customerId))
  const method = await findMethod(work.trx, customerId, methodId)
  return orNotFound(method?.isRemoved ? undefined : method)
}
