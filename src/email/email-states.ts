import { questionsAbout } from '../kernel/states.ts'
import type { EmailStatus } from './email.ts'

const emailIs = questionsAbout<EmailStatus>()

/** It is to be sent. */
export const isQueued = emailIs('queued')
/** It waits for staff to let it go. */
export const isHeldBack = emailIs('held_back')
/** It could not be sent, and is not tried again. */
export const isUndeliverable = emailIs('failed')
