import type { Work } from '../platform/use-case.ts'
import { methodsOf, removeMethodRow, setDefaultMethod } from './method-store.ts'
import type { PaymentMethod } from './payment-method.ts'

/** A method is not offered any more. If it was the default, the newest of the others becomes it. */
export async function forgetMethod(work: Work, method: PaymentMethod): Promise<void> {
  const { id, customerId, label } = method
  await removeMethodRow(work.trx, id, work.now)
  work.record({ type: 'payment_method.removed', customerId, method: label })
  const [heir] = await methodsOf(work.trx, customerId)
  if (!method.isDefault || !heir) return
  await setDefaultMethod(work.trx, customerId, heir.id)
  work.record({ type: 'payment_method.made_default', customerId, method: heir.label })
}
