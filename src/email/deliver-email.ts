import type { Log } from '../platform/log.ts'
import { Outage } from '../platform/outage.ts'
import type { Bind } from '../platform/runner.ts'
import { type Claimed, claimEmail } from './claim-email.ts'
import type { Mailer, Message } from './mailer.ts'
import { type AttemptOutcome, recordOutcome } from './record-outcome.ts'
import type { RenderEmail, RenderedEmail } from './rendered.ts'

type DeliveryParts = {
  readonly bind: Bind
  readonly transport: Mailer
  readonly render: RenderEmail
  readonly log: Log
}

/** Thrown so that the queue tries the job again later. */
class NotDelivered extends Outage {}

const deliverer = { kind: 'system', job: 'deliver-email' } as const

/**
 * The job that delivers one email: claimed in one transaction, sent outside of any, its outcome recorded in another. A claim
 * is a lease, so an email is sent once by however many workers. The one gap: a process that dies between the server's "taken"
 * and the second transaction leaves a lease without an outcome, and then the email goes out once more under the same
 * Message-ID, by which most mailboxes drop the second; an email too many is better than none. Throws {@link NotDelivered}
 * when the email is to be tried again.
 */
export function createEmailDelivery({ bind, ...tools }: DeliveryParts): (emailId: string) => Promise<void> {
  const claim = bind(claimEmail)
  const record = bind(recordOutcome)
  return async (emailId) => {
    const claimed = await claim(deliverer, { emailId })
    if (claimed.kind === 'over') return
    const outcome = await attempt(claimed, tools)
    const { cause } = claimed.email
    const made = { emailId, attempt: claimed.attempt, outcome }
    const { tryAgain } = await record(deliverer, made, cause === null ? {} : { cause })
    if (outcome.kind !== 'failed') return
    tools.log.warn({ emailId, code: outcome.code, tryAgain }, 'an email was not sent')
    if (tryAgain) throw new NotDelivered(`an email was not sent: ${outcome.code}`)
  }
}

type Claim = Extract<Claimed, { kind: 'deliver' }>
type Tools = Omit<DeliveryParts, 'bind'>

async function attempt(claim: Claim, { transport, render, log }: Tools): Promise<AttemptOutcome> {
  let rendered: RenderedEmail
  try {
    rendered = await render(claim.email, claim.shop)
  } catch (error) {
    log.error({ err: error, emailId: claim.email.id }, 'an email could not be put into words')
    return { kind: 'failed', nature: 'passing', code: 'no words', detail: String(error), words: null }
  }
  const { subject, sent, kept } = rendered
  const outcome = await transport.send(messageOf(claim, rendered))
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', words: { subject, ...kept } }
    case 'kept':
      return { kind: 'kept', words: { subject, ...sent } }
    case 'failed':
      return { ...outcome, words: { subject, ...kept } }
  }
}

function messageOf({ email, shop, at }: Claim, { subject, sent, attachments }: RenderedEmail): Message {
  const domain = shop.email.split('@').at(-1)
  return {
    subject,
    ...sent,
    attachments,
    to: email.recipient,
    date: new Date(at),
    messageId: `<${email.id}@${domain}>`,
    from: { name: shop.name, address: shop.email },
  }
}
