import { z } from 'zod'
import { MailId } from '../../kernel/ids.ts'
import { systemOnly } from '../permission.ts'
import { useCase, type Work } from '../use-case.ts'
import { type FailedAttempt, isLastAttempt, type MailOnItsWay, withoutSecret } from './mail.ts'
import { endMail, lockMail, saveFailedAttempt } from './mail-store.ts'

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

/** Ends an attempt. Answers whether the mail is to be tried again. */
export const recordOutcome = useCase({
  name: 'mail.record_outcome',
  input: z.object({ mailId: MailId, attempt: z.number().int(), outcome: Outcome }),
  may: systemOnly,
  withoutHistory:
    'a failed attempt that is followed by another is kept on the mail; every ending is recorded',
  async run(work, { mailId, attempt, outcome }): Promise<{ tryAgain: boolean }> {
    const mail = await lockMail(work.trx, mailId, work.store.mailsPerHour)
    if (mail?.status !== 'queued') return { tryAgain: false }
    if (outcome.kind === 'failed') {
      // A slow attempt that was overtaken says nothing of the one that goes on.
      return mail.attempts === attempt ? fail(work, mail, outcome, outcome.words) : { tryAgain: false }
    }
    await succeed(work, mail, outcome)
    return { tryAgain: false }
  },
})

/** What was sent is sent, whichever attempt says so. Its secrets go; a mail that is kept is read with them. */
async function succeed(
  work: Work,
  mail: MailOnItsWay,
  { kind, words }: { kind: 'sent' | 'kept'; words: Words },
): Promise<void> {
  const { id: mailId, customerId, template, recipient: to } = mail
  const content = kind === 'sent' ? withoutSecret(mail.content) : mail.content
  const sentAt = kind === 'sent' ? work.now : null
  await endMail(work.trx, mailId, { status: kind, content, failure: null, sentAt, words })
  const personal = { to, subject: words.subject }
  work.record({ type: `mail.${kind}`, customerId, mailId, template, personal })
}

async function fail(
  work: Work,
  mail: MailOnItsWay,
  failed: FailedAttempt,
  words: Words | null,
): Promise<{ tryAgain: boolean }> {
  const { id: mailId, customerId, template } = mail
  const failure = `${failed.code}: ${failed.detail}`
  if (!isLastAttempt(mail, failed)) {
    const unresolved = mail.unresolved + (failed.nature === 'unknown' ? 1 : 0)
    await saveFailedAttempt(work.trx, mailId, { failure, unresolved })
    return { tryAgain: true }
  }
  const content = withoutSecret(mail.content)
  await endMail(work.trx, mailId, { status: 'failed', content, failure, sentAt: null, words })
  work.record({ type: 'mail.failed', customerId, mailId, template, reason: failed.code })
  return { tryAgain: false }
}
