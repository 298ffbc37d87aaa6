import type { Log } from '../log.ts'
import { Outage } from '../outage.ts'
import type { createRunner } from '../runner.ts'
import { type Claimed, claimMail } from './claim-mail.ts'
import type { Letter, Mailer } from './mailer.ts'
import { type AttemptOutcome, recordOutcome } from './record-outcome.ts'
import type { RenderedMail, RenderMail } from './rendered.ts'

type DeliveryParts = {
  readonly bind: ReturnType<typeof createRunner>
  readonly transport: Mailer
  readonly render: RenderMail
  readonly log: Log
}

/** Thrown so that the queue tries the job again later. */
class NotDelivered extends Outage {}

const deliverer = { kind: 'system', job: 'deliver-mail' } as const

/**
 * The job that delivers one mail: claimed in one transaction, sent outside of any, its outcome recorded in another. A claim
 * is a lease, so a mail is sent once by however many workers. The one gap: a process that dies between the server's "taken"
 * and the second transaction leaves a lease without an outcome, and then the mail goes out once more under the same
 * Message-ID, by which most mailboxes drop the second; a mail too many is better than none. Throws {@link NotDelivered}
 * when the mail is to be tried again.
 */
export function createMailDelivery({ bind, ...tools }: DeliveryParts): (mailId: string) => Promise<void> {
  const claim = bind(claimMail)
  const record = bind(recordOutcome)
  return async (mailId) => {
    const claimed = await claim(deliverer, { mailId })
    if (claimed.kind === 'over') return
    const outcome = await attempt(claimed, tools)
    const { tryAgain } = await record(deliverer, { mailId, attempt: claimed.attempt, outcome })
    if (outcome.kind !== 'failed') return
    tools.log.warn({ mailId, code: outcome.code, tryAgain }, 'a mail was not sent')
    if (tryAgain) throw new NotDelivered(`a mail was not sent: ${outcome.code}`)
  }
}

type Claim = Extract<Claimed, { kind: 'deliver' }>
type Tools = Omit<DeliveryParts, 'bind'>

async function attempt(claim: Claim, { transport, render, log }: Tools): Promise<AttemptOutcome> {
  let rendered: RenderedMail
  try {
    rendered = await render(claim.mail, claim.store)
  } catch (error) {
    log.error({ err: error, mailId: claim.mail.id }, 'a mail could not be put into words')
    return { kind: 'failed', nature: 'passing', code: 'no words', detail: String(error), words: null }
  }
  const { subject, sent, kept } = rendered
  const outcome = await transport.send(letterOf(claim, rendered))
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', words: { subject, ...kept } }
    case 'kept':
      return { kind: 'kept', words: { subject, ...sent } }
    case 'failed':
      return { ...outcome, words: { subject, ...kept } }
  }
}

function letterOf({ mail, store, at }: Claim, { subject, sent, attachments }: RenderedMail): Letter {
  const domain = store.email.split('@').at(-1)
  return {
    subject,
    ...sent,
    attachments,
    to: mail.recipient,
    date: new Date(at),
    messageId: `<${mail.id}@${domain}>`,
    from: { name: store.name, address: store.email },
  }
}
