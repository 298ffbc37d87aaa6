import { questionsAbout } from '../kernel/states.ts'
import type { Refund } from './refund-store.ts'

const refundIs = questionsAbout<Refund['status']>()

export const isRefundUnderWay = refundIs('processing')
export const isRefundDone = refundIs('done')
