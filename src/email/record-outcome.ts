import { z } from 'zod'
import { EmailId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type EmailOnItsWay, type FailedAttempt, isLastAttempt, withoutSecret } from './email.ts'
import { isQueued } from './email-states.ts'
import { endEmail, lockEmail, saveFailedAttempt } from './email-store.ts'

const Words = z.object({ subject: z.string(), text: z.string(), html: z.string() })
type Words = z.output<typeof Words>

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), words: Words }),
  z.object({ kind: z.literal('kept'), words: Words }),
  z.object({
    kind: z.literal('failed'),
    nature: z.enum(['passing', 'refused', 'unknown']),
    code: z.string(),
    detail: z.string().transform((text) => text.slice(0, 500)),
    /** Null when the attempt failed before there were any. */
    words: Words.nullable(),
  }),
])

export type AttemptOutcome = z.input<typeof Outcome>

/** Ends an attempt. Answers whether the email is to be tried again. */
export const recordOutcome = useCase({
  name: 'email.record_outcome',
  input: z.object({ emailId: EmailId, attempt: z.number().int(), outcome: Outcome }),
  output: z.object({ tryAgain: z.boolean() }),
  may: systemOnly,
  withoutHistory:
    'a failed attempt that is followed by another is kept on the email; every ending is recorded',
  async run(work, { emailId, attempt, outcome }) {
    const email = await lockEmail(work.trx, emailId, work.shop.emailsPerHour)
    if (!email || !isQueued(email)) return { tryAgain: false }
    if (outcome.kind === 'failed') {
      // A slow attempt that was overtaken says nothing of the one that goes on.
      return email.attempts === attempt ? fail(work, email, outcome, outcome.words) : { tryAgain: false }
    }
    await succeed(work, email, outcome)
    return { tryAgain: false }
  },
})

/** What was sent is sent, whichever attempt says so. Its secrets go; an email that is kept is read with them. */
async function succeed(
  work: Work,
  email: EmailOnItsWay,
  { kind, words }: { kind: 'sent' | 'kept'; words: Words },
): Promise<void> {
  const { id: emailId, customerId, template, recipient: to } = email
  const content = kind === 'sent' ? withoutSecret(email.content) : email.content
  const sentAt = kind === 'sent' ? work.now : null
  await endEmail(work.trx, emailId, { status: kind, content, failure: null, sentAt, words })
  work.record({
    type: `email.${kind}`,
    customerId,
    email: { id: emailId, template },
    personal: { to, email: { id: emailId, subject: words.subject } },
  })
}

async function fail(
  work: Work,
  email: EmailOnItsWay,
  failed: FailedAttempt,
  words: Words | null,
): Promise<{ tryAgain: boolean }> {
  const { id: emailId, customerId, template } = email
  const failure = `${failed.code}: ${failed.detail}`
  if (!isLastAttempt(email, failed)) {
    const unresolved = email.unresolved + (failed.nature === 'unknown' ? 1 : 0)
    await saveFailedAttempt(work.trx, emailId, { failure, unresolved })
    return { tryAgain: true }
  }
  const content = withoutSecret(email.content)
  await endEmail(work.trx, emailId, { status: 'failed', content, failure, sentAt: null, words })
  work.record({
    type: 'email.failed',
    customerId,
    email: { id: emailId, template },
    reason: failed.code,
  })
  return { tryAgain: false }
}
