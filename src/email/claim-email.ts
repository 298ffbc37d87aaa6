import { z } from 'zod'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { Moment } from '../kernel/codecs.ts'
import { EmailId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import type { ShopSettings } from '../platform/shop-settings.ts'
import { useCase } from '../platform/use-case.ts'
import { decideClaim, EmailOnItsWay, leaseMs, unresolvedAt, withoutSecret } from './email.ts'
import { endEmail, holdBackEmail, leaseEmail, lockEmail } from './email-store.ts'

/** The settings of the shop, which are checked where they are kept. */
const Settings = z.record(z.string(), z.json()) as unknown as z.ZodType<ShopSettings>

const Claimed = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('deliver'),
    email: EmailOnItsWay,
    attempt: z.number().int(),
    at: Moment,
    shop: Settings,
  }),
  z.object({ kind: z.literal('over') }),
])
export type Claimed = z.output<typeof Claimed>

/** Takes an email for one attempt: until its lease ends nobody else sends it. */
export const claimEmail = useCase({
  name: 'email.claim',
  input: z.object({ emailId: EmailId }),
  output: Claimed,
  may: systemOnly,
  withoutHistory: 'an attempt begins; what comes of it is recorded when it ends',
  async run(work, { emailId }): Promise<Claimed> {
    const email = await lockEmail(work.trx, emailId, work.shop.emailsPerHour)
    if (!email) return { kind: 'over' }
    const { customerId, template } = email
    const verdict = decideClaim(email, work.now)
    switch (verdict) {
      case 'over':
        return { kind: 'over' }
      case 'wait': {
        // Another worker is at it, or was cut off a moment ago: its turn is over when the lease is.
        const afterMs = Date.parse(email.leasedUntil ?? work.now) - Date.parse(work.now)
        work.enqueue({ name: 'deliver-email', payload: { emailId }, afterMs })
        return { kind: 'over' }
      }
      case 'hold_back':
        await holdBackEmail(work.trx, emailId)
        work.record({ type: 'email.held_back', customerId, email: { id: emailId, template } })
        return { kind: 'over' }
      case 'give_up': {
        const reason = 'outcome unknown'
        const content = withoutSecret(email.content)
        await endEmail(work.trx, emailId, {
          status: 'failed',
          content,
          failure: reason,
          sentAt: null,
          words: null,
        })
        work.record({ type: 'email.failed', customerId, email: { id: emailId, template }, reason })
        return { kind: 'over' }
      }
      case 'deliver': {
        const until = plusMilliseconds(work.now, leaseMs)
        await leaseEmail(work.trx, emailId, { until, unresolved: unresolvedAt(email) })
        return { kind: 'deliver', email, attempt: email.attempts + 1, at: work.now, shop: work.shop }
      }
    }
  },
})
