import { questionsAbout } from '../kernel/states.ts'
import type { ChargeOutcome, RefundOutcome } from './gateway-answers.ts'

const chargeIs = questionsAbout<ChargeOutcome['status']>()

/** The gateway has taken the money. */
export const isApproval = chargeIs('approved')
/** It came to nothing, for good. */
export const isFailure = chargeIs('failed')

const refundIs = questionsAbout<RefundOutcome['status']>()

export const isGivenBack = refundIs('done')
export const isNotGivenBack = refundIs('failed')
