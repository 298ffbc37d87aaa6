import { questionsAbout } from '../kernel/states.ts'
import type { Refund } from './refund.ts'

/** What becomes of what the money had paid for: it is kept, renewed no more, or ended at once. */
export const afterwardsChoices = ['keep', 'stop', 'cancel'] as const
export type Afterwards = (typeof afterwardsChoices)[number]

const refundIs = questionsAbout<Refund['status']>()

/**
 * What a refund gives back: what the payment brought to its invoice, or what of it the invoice did not need or let go, and that is the
 * customer's credit.
 */
export const refundSources = ['invoice', 'credit'] as const
export type RefundSource = (typeof refundSources)[number]

/** It sends credit back to where it came from; no invoice is credited, and nothing that was bought is asked about. */
export const isOfCredit = ({ source }: { readonly source: RefundSource }) => source === 'credit'

export const isRefundUnderWay = refundIs('processing')
export const isRefundDone = refundIs('done')
export const hasRefundFailed = refundIs('failed')
