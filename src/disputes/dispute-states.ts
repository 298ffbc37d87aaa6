import { questionsAbout } from '../kernel/states.ts'

export const disputeStatuses = ['inquiry', 'open', 'won', 'lost'] as const
export type DisputeStatus = (typeof disputeStatuses)[number]

const disputeIs = questionsAbout<DisputeStatus>()

/** An inquiry moves nothing; from the dispute on the payment reads as disputed until it is decided. */
export const isContested = disputeIs('open')
export const isClosed = disputeIs('won', 'lost')
