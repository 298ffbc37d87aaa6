import { z } from 'zod'
import { PaymentId } from '../../../src/kernel/ids.ts'
import { Reason } from '../../../src/kernel/text.ts'

const decides = { paymentId: PaymentId }

/** What the forms of a decision send: a no says why. */
export const VerdictForm = z.discriminatedUnion('verdict', [
  z.object({ ...decides, verdict: z.literal('accept') }),
  z.object({ ...decides, verdict: z.literal('refuse'), reason: Reason }),
])
