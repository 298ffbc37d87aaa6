import type { Payment } from '../../../src/payments/payment.ts'
import { hasFailed, isApproved, wasRefused } from '../../../src/payments/payment-states.ts'
import type { Provided } from '../../context.ts'
import { redirectSaying } from '../../flash.ts'
import { submitted } from '../../form.ts'
import type { MessageKey } from '../../words.ts'
import { VerdictForm } from './verdict-form.ts'

/** Carries out what staff decided of a payment, and says what became of it on the page that it leads `back` to. */
export function decide({ app, actor }: Pick<Provided, 'app' | 'actor'>, request: Request, back: string) {
  return submitted(request, VerdictForm, async (asked) =>
    redirectSaying(back, whatBecameOf(await app.payments.review(actor, asked), asked.verdict)),
  )
}

/** An approval may still come to nothing, and the provider may not have answered yet. */
function whatBecameOf(payment: Payment, verdict: 'accept' | 'refuse'): MessageKey {
  if (isApproved(payment)) return verdict === 'accept' ? 'admin.review.approved' : 'admin.review.wasTaken'
  if (wasRefused(payment) && verdict === 'refuse') return 'admin.review.refused'
  return hasFailed(payment) ? 'admin.review.notTaken' : 'admin.review.notAnswered'
}
