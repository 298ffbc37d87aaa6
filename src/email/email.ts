import { z } from 'zod'
import type { Instant } from '../kernel/calendar.ts'
import { Moment } from '../kernel/codecs.ts'
import { CustomerId, EmailId } from '../kernel/ids.ts'
import type { EmailCatalogue, EmailTemplate } from '../platform/outgoing-email.ts'
import { emailStatuses, isQueued } from './email-states.ts'

/** The templates that there are: known to the compiler, from where each is declared. */
export const TemplateName = z.string() as unknown as z.ZodType<EmailTemplate, string>

/** Content as the database gives it back: minor units are decimal strings. */
export type StoredContent<T extends EmailTemplate> = AsStored<EmailCatalogue[T]>
type AsStored<C> = C extends bigint
  ? string
  : C extends string | number | boolean | null
    ? C
    : { readonly [K in keyof C]: AsStored<C[K]> }

/** An email with all that its words need; they are chosen when it is delivered. */
export const Email = z.object({
  id: EmailId,
  template: TemplateName,
  content: z.record(z.string(), z.unknown()).readonly(),
  recipient: z.string(),
  customerId: CustomerId.nullable(),
  locale: z.string(),
  /** What it was written for: its delivery is told together with that. */
  cause: z.string().nullable(),
})
export type Email = z.output<typeof Email>

/** An email on its way, with what decides whether it may be tried now. */
export const EmailOnItsWay = Email.extend({
  status: z.enum(emailStatuses),
  attempts: z.number().int(),
  /** Until when the last attempt may take; null once its outcome was recorded. */
  leasedUntil: Moment.nullable(),
  /** Attempts after which nobody knows whether the server took the email. */
  unresolved: z.number().int(),
  releasedAt: Moment.nullable(),
  /** Before it, within an hour, came as many emails as are usual. */
  isBeyondUsual: z.boolean(),
})
export type EmailOnItsWay = z.output<typeof EmailOnItsWay>

type ClaimVerdict = 'deliver' | 'hold_back' | 'give_up' | 'wait' | 'over'

/**
 * Whether an email may be tried now. An attempt whose lease ended without an outcome was cut off, perhaps after the server had
 * taken the email: it is tried once more, under the same Message-ID by which mailboxes know a repetition, and not again.
 */
export function decideClaim(email: EmailOnItsWay, now: Instant): ClaimVerdict {
  if (!isQueued(email)) return 'over'
  if (email.leasedUntil !== null && email.leasedUntil > now) return 'wait'
  if (email.isBeyondUsual && email.releasedAt === null && !isNeverHeldBack(email.template)) return 'hold_back'
  if (unresolvedAt(email) > mostUnresolved || email.attempts >= mostAttempts) return 'give_up'
  return 'deliver'
}

/** Attempts without an outcome, with the one whose lease is found ended now. */
export function unresolvedAt(email: EmailOnItsWay): number {
  return email.unresolved + (email.leasedUntil === null ? 0 : 1)
}

/** Longer than an attempt can take: the mailer stops one that takes more than its own limit. */
export const leaseMs = 120_000

/** With the queue's growing pauses between them, ten attempts last over three hours. */
const mostAttempts = 10
const mostUnresolved = 1

/** What came of an attempt. `code` is short and names no person; `detail` may, and stays on the email. */
export type FailedAttempt = {
  readonly kind: 'failed'
  /** `refused`: trying again would not help. `unknown`: the server may have taken it. */
  readonly nature: 'passing' | 'refused' | 'unknown'
  readonly code: string
  readonly detail: string
}
export type Outcome = { readonly kind: 'sent' } | { readonly kind: 'kept' } | FailedAttempt

/** Whether it is tried again after this, or has failed for good. */
export function isLastAttempt(email: EmailOnItsWay, failed: FailedAttempt): boolean {
  switch (failed.nature) {
    case 'refused':
      return true
    case 'unknown':
      return email.unresolved + 1 > mostUnresolved || email.attempts >= mostAttempts
    case 'passing':
      return email.attempts >= mostAttempts
  }
}

/** People wait for these, one by one, and a full mailbox elsewhere must not lock them out. They do not count either. */
export const neverHeldBack = ['password.reset', 'email.confirm'] as const satisfies readonly EmailTemplate[]

function isNeverHeldBack(template: EmailTemplate): boolean {
  return neverHeldBack.some((each) => each === template)
}

/** Whether its content has a link that proves who reads the address, and so is not to be kept or shown. */
export function carriesSecret(content: Email['content']): boolean {
  return 'secretUrl' in content
}

export function withoutSecret({ secretUrl: _, ...rest }: Email['content']): Email['content'] {
  return rest
}
