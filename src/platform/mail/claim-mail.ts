import { z } from 'zod'
import { type Instant, plusMilliseconds } from '../../kernel/calendar.ts'
import { MailId } from '../../kernel/ids.ts'
import { systemOnly } from '../permission.ts'
import type { StoreSettings } from '../store.ts'
import { useCase } from '../use-case.ts'
import { decideClaim, leaseMs, type Mail, unresolvedAt, withoutSecret } from './mail.ts'
import { endMail, holdMail, leaseMail, lockMail } from './mail-store.ts'

export type Claimed =
  | {
      readonly kind: 'deliver'
      readonly mail: Mail
      readonly attempt: number
      readonly at: Instant
      readonly store: StoreSettings
    }
  | { readonly kind: 'over' }

/** Takes a mail for one attempt: until its lease ends nobody else sends it. */
export const claimMail = useCase({
  name: 'mail.claim',
  input: z.object({ mailId: MailId }),
  may: systemOnly,
  withoutHistory: 'an attempt begins; what comes of it is recorded when it ends',
  async run(work, { mailId }): Promise<Claimed> {
    const mail = await lockMail(work.trx, mailId, work.store.mailsPerHour)
    if (!mail) return { kind: 'over' }
    const { customerId, template } = mail
    const verdict = decideClaim(mail, work.now)
    switch (verdict) {
      case 'over':
        return { kind: 'over' }
      case 'wait': {
        // Another worker is at it, or was cut off a moment ago: its turn is over when the lease is.
        const afterMs = Date.parse(mail.leasedUntil ?? work.now) - Date.parse(work.now)
        work.enqueue({ name: 'deliver-mail', payload: { mailId }, afterMs })
        return { kind: 'over' }
      }
      case 'hold':
        await holdMail(work.trx, mailId)
        work.record({ type: 'mail.held', customerId, mailId, template })
        return { kind: 'over' }
      case 'give_up': {
        const reason = 'outcome unknown'
        const content = withoutSecret(mail.content)
        await endMail(work.trx, mailId, {
          status: 'failed',
          content,
          failure: reason,
          sentAt: null,
          words: null,
        })
        work.record({ type: 'mail.failed', customerId, mailId, template, reason })
        return { kind: 'over' }
      }
      case 'deliver': {
        const until = plusMilliseconds(work.now, leaseMs)
        await leaseMail(work.trx, mailId, { until, unresolved: unresolvedAt(mail) })
        return { kind: 'deliver', mail, attempt: mail.attempts + 1, at: work.now, store: work.store }
      }
    }
  },
})
