import type { MailStatus } from '../../src/platform/mail/mail.ts'
import type { Tone } from '../ui/status-badge.tsx'

/** How the state of a mail looks. */
export const mailTones: Record<MailStatus, Tone> = {
  queued: 'wait',
  sent: 'good',
  kept: 'calm',
  held: 'warn',
  failed: 'bad',
}
