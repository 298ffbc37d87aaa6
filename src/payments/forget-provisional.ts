import { forgetMethod } from '../methods/forget-method.ts'
import { findMethod } from '../methods/method-store.ts'
import type { Work } from '../platform/use-case.ts'
import type { FailedPayment } from './payment-events.ts'
import { findPayment, hasPaid } from './payment-store.ts'

/**
 * A card that was entered for a payment which came to nothing later, at the bank or under review, did not pass its first check and is
 * not kept (01-domain, Payments).
 */
export async function forgetProvisional(work: Work, { payment: { id } }: FailedPayment): Promise<void> {
  const payment = await findPayment(work.trx, id)
  if (!payment?.methodId) return
  const method = await findMethod(work.trx, payment.customerId, payment.methodId)
  if (!method?.isProvisional || method.isRemoved) return
  if (!(await hasPaid(work.trx, method))) await forgetMethod(work, method)
}
