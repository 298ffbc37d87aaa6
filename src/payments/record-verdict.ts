import { z } from 'zod'
import { type Instant, plusMilliseconds } from '../kernel/calendar.ts'
import { PaymentId } from '../kernel/ids.ts'
import { Reason } from '../kernel/text.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type Payment, type Verdict, verdicts } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { isInReview, wasDecided, wasRefused } from './payment-states.ts'
import { lockPayment, savePayment } from './payment-store.ts'
import { awaitsReview } from './settle-review.ts'

const askAfterMs = 60_000
/** A verdict that its gateway has not answered for so long may be given anew, by anybody. */
const onItsWayMs = 60_000
const aMomentMs = 10 * 60_000

/** Whoever says no says why. */
export const VerdictAsked = z
  .object({ paymentId: PaymentId, verdict: z.enum(verdicts), reason: Reason.optional() })
  .refine(({ verdict, reason }) => verdict === 'accept' || reason !== undefined, {
    path: ['reason'],
    message: 'form.required',
  })

/**
 * What staff decide of a payment, written down before its gateway hears of it: the first of two stands, and the second is told whose.
 * Should the gateway's answer be lost, it is asked what it made of it, so that money that it took is not missed.
 */
export const recordVerdict = useCase({
  name: 'payment.record_verdict',
  input: VerdictAsked,
  output: z.object({ payment: PaymentMade, isToBeSent: z.boolean() }),
  may: staffWith('payments.review'),
  withoutHistory: 'what becomes of it is recorded',
  async run(work, { paymentId, verdict: says, reason = null }) {
    const payment = orNotFound(await lockPayment(work.trx, paymentId))
    const { actor, now: at, userId } = work
    const by = actor.kind === 'staff' ? actor.name : ''
    if (isRepeated(payment, { says, userId })) return { payment, isToBeSent: awaitsReview(payment) }
    assertUndecided(work, payment)
    const decided: Payment = {
      ...payment,
      verdict: { says, reason, userId, by, at },
      ...(isInReview(payment) && { asked: 0, askAt: plusMilliseconds(at, askAfterMs) }),
    }
    await savePayment(work.trx, decided, at)
    return { payment: decided, isToBeSent: true }
  },
})

function isRepeated({ verdict }: Payment, { says, userId }: Pick<Verdict, 'says' | 'userId'>): boolean {
  return verdict?.says === says && verdict.userId === userId
}

function assertUndecided({ now }: Work, payment: Payment): void {
  const { verdict } = payment
  if (awaitsReview(payment) && (!verdict || since(verdict, now) > onItsWayMs)) return
  if (!verdict) throw new Refused(wasDecided(payment) ? 'payment_decided_elsewhere' : 'payment_not_in_review')
  throw alreadyDecided(payment, verdict, now)
}

/** What the second of two who decide is told: who was first, how they decided, and when. */
function alreadyDecided(payment: Payment, verdict: Verdict, now: Instant): Refused {
  const wasNo = wasRefused(payment) || (awaitsReview(payment) && verdict.says === 'refuse')
  const isFresh = since(verdict, now) < aMomentMs
  const { by: name, reason } = verdict
  if (wasNo)
    return new Refused(isFresh ? 'payment_just_refused' : 'payment_refused_before', {
      name,
      reason: reason ?? '',
    })
  return new Refused(isFresh ? 'payment_just_approved' : 'payment_approved_before', { name })
}

function since({ at }: Verdict, now: Instant): number {
  return Date.parse(now) - Date.parse(at)
}
