import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase } from '../platform/use-case.ts'
import { ChargeOutcome } from './gateway-answers.ts'
import { findPaymentOf } from './payment-store.ts'
import { lockAttempt, settleLocked } from './settle-payment.ts'

/** A provider has news of a charge, of which it is known what it is now. One whose id we never wrote down has moved nothing. */
export const hearCharge = useCase({
  name: 'payment.hear',
  input: z.object({
    gateway: z.string().max(40),
    externalId: z.string().min(1).max(200),
    outcome: ChargeOutcome,
  }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { gateway, externalId, outcome }) {
    const found = await findPaymentOf(work.trx, { gateway, externalId })
    if (found) await settleLocked(work, await lockAttempt(work, found.id), outcome)
  },
})
