import { questionsAbout } from '../kernel/states.ts'

export const emailStatuses = ['queued', 'sent', 'kept', 'held_back', 'failed'] as const
/** `kept`: there is no mail server, so staff read it here. `held_back`: the breaker stopped it until staff release it. */
export type EmailStatus = (typeof emailStatuses)[number]

const emailIs = questionsAbout<EmailStatus>()

/** It is to be sent. */
export const isQueued = emailIs('queued')
/** It waits for staff to let it go. */
export const isHeldBack = emailIs('held_back')
/** It could not be sent, and is not tried again. */
export const isUndeliverable = emailIs('failed')
