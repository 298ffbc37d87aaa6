import type { EmailStatus } from '../../../src/email/email-states.ts'
import type { Tone } from '../../ui/status-badge.tsx'

/** How the state of an email looks. */
export const emailTones: Record<EmailStatus, Tone> = {
  queued: 'wait',
  sent: 'good',
  kept: 'calm',
  held_back: 'warn',
  failed: 'bad',
}
