import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { MoneyCodec, NoOutput } from '../kernel/codecs.ts'
import { money } from '../kernel/money.ts'
import { chargeOf } from '../payments/payment.ts'
import { findPayment } from '../payments/payment-store.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, useCase } from '../platform/use-case.ts'
import { refundStatuses } from './refund.ts'
import { findRefund, postponeFollowed, postponeRefund } from './refund-store.ts'

const waitMs = 5 * 60_000

/** The gateway did not say what became of a refund: it is asked again after a while. */
export const postponeAskingRefund = useCase({
  name: 'refund.postpone_asking',
  input: z.object({ refundId: z.uuid() }),
  output: NoOutput,
  may: systemOnly,
  withoutHistory: 'nothing became known',
  run: (work, { refundId }) => postponeRefund(work.trx, refundId, plusMilliseconds(work.now, waitMs)),
})

const followAgainMs = 60 * 60_000

/** What is to follow a refund has to wait for the outcome of a payment. */
export const postponeFollowing = useCase({
  name: 'refund.postpone_following',
  input: z.object({ refundId: z.uuid() }),
  output: NoOutput,
  may: systemOnly,
  withoutHistory: 'nothing followed yet',
  run: (work, { refundId }) =>
    postponeFollowed(work.trx, refundId, plusMilliseconds(work.now, followAgainMs)),
})

const Asked = z.object({ key: z.string(), externalId: z.string().nullable(), amount: MoneyCodec })

/** What is to be given back through which gateway, as that one is asked for it, and how it stands. */
export const refundOrder = query({
  name: 'refund.order',
  input: z.object({ refundId: z.uuid() }),
  output: z.object({
    status: z.enum(refundStatuses),
    gateway: z.string(),
    asked: Asked.extend({ charge: Asked }),
  }),
  may: systemOnly,
  async run({ reader }, { refundId }) {
    const refund = orNotFound(await findRefund(reader, refundId))
    const payment = orNotFound(await findPayment(reader, refund.paymentId))
    const { status, gateway, externalId, amountMinor } = refund
    const amount = money(amountMinor, payment.currency)
    return { status, gateway, asked: { key: refundId, externalId, charge: chargeOf(payment), amount } }
  },
})
