import { z } from 'zod'
import { PaymentId } from '../../../src/kernel/ids.ts'
import { isApproved } from '../../../src/payments/payment-states.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'

const Verdict = z.object({ paymentId: PaymentId, verdict: z.enum(['accept', 'refuse']) })

/** Carries out what staff decided of a payment, and says what became of it on the page that it leads `back` to. */
export function decide({ app, actor }: Pick<Provided, 'app' | 'actor'>, request: Request, back: string) {
  return submitted(request, Verdict, async ({ paymentId, verdict }) => {
    const decided = await app.payments.review(actor, { paymentId, verdict })
    const says = isApproved(decided) ? 'admin.review.approved' : 'admin.review.refused'
    return redirectSaying(back, says)
  })
}
