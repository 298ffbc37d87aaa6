import type { Instant } from '../../kernel/calendar.ts'
import type { CustomerId, MailId } from '../../kernel/ids.ts'
import type { MailCatalogue, MailTemplate } from './outgoing.ts'

export const mailStatuses = ['queued', 'sent', 'kept', 'held', 'failed'] as const
/** `kept`: there is no mail server, so staff read it here. `held`: the breaker stopped it until staff release it. */
export type MailStatus = (typeof mailStatuses)[number]

/** Content as the database gives it back: minor units are decimal strings. */
export type StoredContent<T extends MailTemplate> = AsStored<MailCatalogue[T]>
type AsStored<C> = C extends bigint
  ? string
  : C extends string | number | boolean | null
    ? C
    : { readonly [K in keyof C]: AsStored<C[K]> }

/** A mail with all that its words need; they are chosen when it is delivered. */
export type Mail = {
  readonly id: MailId
  readonly template: MailTemplate
  readonly content: { readonly [key: string]: unknown }
  readonly recipient: string
  readonly customerId: CustomerId | null
  readonly locale: string
}

/** A mail on its way, with what decides whether it may be tried now. */
export type MailOnItsWay = Mail & {
  readonly status: MailStatus
  readonly attempts: number
  /** Until when the last attempt may take; null once its outcome was recorded. */
  readonly leasedUntil: Instant | null
  /** Attempts after which nobody knows whether the server took the mail. */
  readonly unresolved: number
  readonly releasedAt: Instant | null
  /** Before it, within an hour, came as many mails as are usual. */
  readonly isBeyondUsual: boolean
}

type ClaimVerdict = 'deliver' | 'hold' | 'give_up' | 'wait' | 'over'

/**
 * Whether a mail may be tried now. An attempt whose lease ended without an outcome was cut off, perhaps after the server had
 * taken the mail: it is tried once more, under the same Message-ID by which mailboxes know a repetition, and not again.
 */
export function decideClaim(mail: MailOnItsWay, now: Instant): ClaimVerdict {
  if (mail.status !== 'queued') return 'over'
  if (mail.leasedUntil !== null && mail.leasedUntil > now) return 'wait'
  if (mail.isBeyondUsual && mail.releasedAt === null && !isNeverHeld(mail.template)) return 'hold'
  if (unresolvedAt(mail) > mostUnresolved || mail.attempts >= mostAttempts) return 'give_up'
  return 'deliver'
}

/** Attempts without an outcome, with the one whose lease is found ended now. */
export function unresolvedAt(mail: MailOnItsWay): number {
  return mail.unresolved + (mail.leasedUntil === null ? 0 : 1)
}

/** Longer than an attempt can take: the mailer stops one that takes more than its own limit. */
export const leaseMs = 120_000

/** With the queue's growing pauses between them, ten attempts last over three hours. */
const mostAttempts = 10
const mostUnresolved = 1

/** What came of an attempt. `code` is short and names no person; `detail` may, and stays on the mail. */
export type FailedAttempt = {
  readonly kind: 'failed'
  /** `refused`: trying again would not help. `unknown`: the server may have taken it. */
  readonly nature: 'passing' | 'refused' | 'unknown'
  readonly code: string
  readonly detail: string
}
export type Outcome = { readonly kind: 'sent' } | { readonly kind: 'kept' } | FailedAttempt

/** Whether it is tried again after this, or has failed for good. */
export function isLastAttempt(mail: MailOnItsWay, failed: FailedAttempt): boolean {
  switch (failed.nature) {
    case 'refused':
      return true
    case 'unknown':
      return mail.unresolved + 1 > mostUnresolved || mail.attempts >= mostAttempts
    case 'passing':
      return mail.attempts >= mostAttempts
  }
}

/** People wait for these, one by one, and a full mailbox elsewhere must not lock them out. They do not count either. */
export const neverHeld = ['password.reset', 'email.confirm'] as const satisfies readonly MailTemplate[]

function isNeverHeld(template: MailTemplate): boolean {
  return neverHeld.some((each) => each === template)
}

/** Whether its content has a link that proves who reads the address, and so is not to be kept or shown. */
export function carriesSecret(content: Mail['content']): boolean {
  return 'secretUrl' in content
}

export function withoutSecret({ secretUrl: _, ...rest }: Mail['content']): Mail['content'] {
  return rest
}
