import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, useCase } from '../platform/use-case.ts'
import { findRefundOrder, postponeRefund, RefundOrder } from './refund-store.ts'

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

/** What is to be given back through which gateway, and whether it has been. */
export const findRefund = query({
  name: 'refund.find',
  input: z.object({ refundId: z.uuid() }),
  output: RefundOrder,
  may: systemOnly,
  run: async ({ reader }, { refundId }) => orNotFound(await findRefundOrder(reader, refundId)),
})
