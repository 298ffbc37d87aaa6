import { questionsAbout } from '../kernel/states.ts'
import type { ShownPaymentStatus } from './payment.ts'

const paymentIs = questionsAbout<ShownPaymentStatus>()

/** What came of it is not known: while that lasts, its invoice is not paid in another way. */
export const isUnderWay = paymentIs('pending', 'processing', 'in_review')
/** It waits for the customer: a challenge is to be passed, or a transfer to come. */
export const isWaiting = paymentIs('pending')
/** The gateway has it, and nobody has to do anything. */
export const isWithGateway = paymentIs('processing', 'in_review')
/** It was sent to the gateway, which has not answered. */
export const isProcessing = paymentIs('processing')
/** The gateway is asked what became of it. */
export const isToBeAsked = paymentIs('processing', 'pending')
/** Staff decide about it. */
export const isInReview = paymentIs('in_review')
/** Its money was taken, and nothing of it given back. */
export const isApproved = paymentIs('approved')
/** Its money was taken, whatever became of it. */
export const wasTaken = paymentIs('approved', 'partly_refunded', 'refunded')
/** Some of its money can be given back. */
export const isRefundable = paymentIs('approved', 'partly_refunded')
/** Some of its money was given back, and not all. */
export const isPartlyRefunded = paymentIs('partly_refunded')
/** Somebody said no to it: a bank, the provider, or staff. */
export const wasRefused = paymentIs('refused')
/** Nothing came of it. */
export const hasFailed = paymentIs('refused', 'failed')
/** It was decided, whatever was given back since. */
export const wasDecided = paymentIs('approved', 'refused', 'failed')
