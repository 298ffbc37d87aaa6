import { z } from 'zod'
import { PaymentId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { writePrepared } from './payment-store.ts'

/**
 * Writes down what the gateway calls a charge that it has prepared, before it is confirmed: whatever happens afterwards, the charge
 * is asked for by that id. Answers false when the attempt was given up meanwhile; then it must not be confirmed.
 */
export const preparePayment = useCase({
  name: 'payment.prepare',
  input: z.object({ paymentId: PaymentId, externalId: z.string().min(1).max(200) }),
  output: z.boolean(),
  may: systemOnly,
  isOneStatement: true,
  withoutHistory: 'nothing has moved, and what becomes of it is recorded',
  run: (work, { paymentId, externalId }) => writePrepared(work.trx, paymentId, externalId),
})
