import { questionsAbout } from '../kernel/states.ts'
import type { ChargeOutcome, RefundOutcome } from './gateway-answers.ts'

const chargeIs = questionsAbout<ChargeOutcome['status']>()

/** The gateway has taken the money. */
export const isApproval = chargeIs('approved')
/** It came to nothing, for good. */
export const isFailure = chargeIs('failed')

/** Nothing has moved yet. */
export const isPrepared = chargeIs('prepared')
/** The customer has something to do first. */
export const isChallenge = chargeIs('challenge')

const refundIs = questionsAbout<RefundOutcome['status']>()

export const isGivenBack = refundIs('done')
export const isNotGivenBack = refundIs('failed')
/** What became of it is not known yet. */
export const isOnItsWayBack = refundIs('waiting')
