import { questionsAbout } from '../kernel/states.ts'

export const disputeStatuses = ['inquiry', 'open', 'won', 'lost'] as const
export type DisputeStatus = (typeof disputeStatuses)[number]

const disputeIs = questionsAbout<DisputeStatus>()

/** The bank only asks: nothing has moved. */
export const isInquiry = disputeIs('inquiry')
/** The bank has the money, and the payment reads as disputed. */
export const isContested = disputeIs('open')
export const isClosed = disputeIs('won', 'lost')
export const wasLost = disputeIs('lost')
export const wasWon = disputeIs('won')
