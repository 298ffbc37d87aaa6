import { questionsAbout } from '../kernel/states.ts'
import type { Refund } from './refund.ts'

/** What becomes of what the money had paid for: it is kept, renewed no more, or ended at once. */
export const afterwardsChoices = ['keep', 'stop', 'cancel'] as const
export type Afterwards = (typeof afterwardsChoices)[number]

const refundIs = questionsAbout<Refund['status']>()

export const isRefundUnderWay = refundIs('processing')
export const isRefundDone = refundIs('done')
export const hasRefundFailed = refundIs('failed')
