import { questionsAbout } from '../kernel/states.ts'
import type { Refund } from './refund.ts'

const refundIs = questionsAbout<Refund['status']>()

export const isRefundUnderWay = refundIs('processing')
export const isRefundDone = refundIs('done')
export const hasRefundFailed = refundIs('failed')
