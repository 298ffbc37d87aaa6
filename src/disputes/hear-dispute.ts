import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import { assert, present } from '../kernel/assert.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { money } from '../kernel/money.ts'
import { DisputeState } from '../payments/gateway-answers.ts'
import type { Payment } from '../payments/payment.ts'
import { findPaymentOf, savePayment } from '../payments/payment-store.ts'
import { type Attempt, payloadOf } from '../payments/record-attempt.ts'
import { lockAttempt } from '../payments/settle-payment.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { amountOf, bookDispute } from './book-dispute.ts'
import { type Dispute, type DisputeStep, heard, isMoneyLost, isPending } from './dispute.ts'
import { isContested, isInquiry } from './dispute-states.ts'
import { disputesOf, insertDispute, lockDisputeOf, saveDispute } from './dispute-store.ts'

/**
 * What a provider says of a dispute, whenever it was asked. Safe in any order and any number of times. The customer is locked first:
 * what is lost may stop what they have.
 */
export const hearDispute = useCase({
  name: 'dispute.hear',
  input: z.object({ gateway: z.string().max(40), dispute: DisputeState }),
  output: NoOutput,
  may: systemOnly,
  async run(work, { gateway, dispute: state }) {
    const found = await findPaymentOf(work.trx, { gateway, externalId: state.chargeId })
    if (!found) return
    await lockCustomer(work.trx, found.customerId)
    const attempt = await lockAttempt(work, found.id)
    const known = await lockDisputeOf(work.trx, { gateway, externalId: state.externalId })
    const before = known ?? (await open(work, attempt, { gateway, state }))
    assert(state.amount.currency === before.currency, 'a dispute is in the currency of its payment')
    assert(state.fee.currency === before.currency, 'so is what the provider takes for it')
    const { dispute, steps } = heard(before, state, work.now)
    if (steps.length === 0 && dispute.evidenceDueAt === before.evidenceDueAt) return
    await saveDispute(work.trx, dispute)
    const payment = await shown(work, attempt.payment, before, dispute)
    await bookDispute(work, { payment, invoices: attempt.invoices }, before, dispute)
    for (const step of steps) tell(work, attempt, dispute, step)
  },
})

async function open(
  work: Work,
  attempt: Attempt,
  { gateway, state }: { gateway: string; state: DisputeState },
): Promise<Dispute> {
  const { payment } = attempt
  const dispute: Dispute = {
    id: work.newId(),
    paymentId: payment.id,
    customerId: payment.customerId,
    gateway,
    externalId: state.externalId,
    status: beganAs(state),
    reason: state.reason,
    currency: payment.currency,
    amountMinor: state.amount.minor,
    feeMinor: state.fee.minor,
    evidenceDueAt: state.evidenceDueAt,
    openedAt: work.now,
    withdrawnAt: null,
    reinstatedAt: null,
    closedAt: null,
  }
  await insertDispute(work.trx, dispute)
  tell(work, attempt, dispute, isInquiry(dispute) ? 'inquired' : 'opened')
  return dispute
}

/** One that has taken no money at its end was an inquiry. */
function beganAs(state: DisputeState): Dispute['status'] {
  return state.funds === 'untouched' && !isContested(state) ? 'inquiry' : 'open'
}

/** The payment reads as disputed while one of its disputes is pending, and afterwards as what it was. */
async function shown(work: Work, payment: Payment, before: Dispute, dispute: Dispute): Promise<Payment> {
  const isDisputed = (await disputesOf(work.trx, payment.id)).some(isPending)
  const lostMinor = payment.lostMinor + lossIn(dispute) - lossIn(before)
  const after = { ...payment, lostMinor, disputedAt: isDisputed ? (payment.disputedAt ?? work.now) : null }
  await savePayment(work.trx, after, work.now)
  return after
}

function lossIn(dispute: Dispute): bigint {
  return isMoneyLost(dispute) ? dispute.amountMinor : 0n
}

function tell(work: Work, { payment, invoices }: Attempt, dispute: Dispute, step: DisputeStep): void {
  const invoice = present(invoices[0], 'the invoice of a payment')
  const { customerId, payment: ref, invoice: of, method } = payloadOf(payment, invoice, amountOf(dispute))
  const payload = { customerId, payment: ref, invoice: of, method }
  switch (step) {
    case 'inquired':
    case 'opened':
      work.record({ type: `dispute.${step}`, ...payload, reason: dispute.reason })
      break
    case 'funds_withdrawn': {
      const fee = money(dispute.feeMinor, dispute.currency)
      work.record({ type: 'dispute.funds_withdrawn', ...payload, fee })
      break
    }
    default:
      work.record({ type: `dispute.${step}`, ...payload })
  }
}
