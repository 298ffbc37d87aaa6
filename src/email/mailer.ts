import type { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { FailedAttempt, Outcome } from './email.ts'
import type { RenderedEmail } from './rendered.ts'

export type Message = {
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly date: Date
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: RenderedEmail['attachments']
}

/** Hands messages to the mail server. What goes wrong is an answer, not an exception. */
export type Mailer = { send(message: Message): Promise<Outcome>; close(): void }

/** Sends by the server at `smtpUrl` ("smtp://user:password@host:587"). Without one, messages are kept for staff to read. */
export function createMailer({ smtpUrl }: { smtpUrl: string | undefined }): Mailer {
  return smtpUrl ? smtpMailer(smtpUrl) : keeper
}

const keeper: Mailer = { send: async () => ({ kind: 'kept' }), close: () => undefined }

/** Shorter than the lease of an attempt (`leaseMs`), so that no attempt outlives its own. */
const longestAttemptMs = 90_000

function smtpMailer(url: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    // The pool would send a message anew when a connection breaks off, even after the server has taken it.
    maxRequeues: 0,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bodies = new Map<string, Readable>()
  transport.use('stream', (email, done) => {
    const open = email.message.createReadStream.bind(email.message)
    email.message.createReadStream = (options) => {
      const body = open(options)
      bodies.set(email.message.messageId(), body)
      return body
    }
    done()
  })
  return {
    async send(message) {
      try {
        await transport.sendMail(await optionsOf(message))
        return { kind: 'sent' }
      } catch (error) {
        return failureOf(error as SmtpError, bodies.get(message.messageId))
      } finally {
        bodies.delete(message.messageId)
      }
    },
    close: () => transport.close(),
  }
}

async function optionsOf({
  to,
  attachments,
  ...message
}: Message): Promise<SendMailOptions & { signal: AbortSignal }> {
  return {
    ...message,
    // As an object it is one address, whatever is in it; as a text it could be read as a list.
    to: { name: '', address: to },
    attachments: (await attachments()).map((attachment) => ({ ...attachment })),
    headers: { 'Auto-Submitted': 'auto-generated' },
    signal: AbortSignal.timeout(longestAttemptMs),
  }
}

type SmtpError = Error & { code?: string; response?: string; responseCode?: number }

function failureOf(error: SmtpError, body: Readable | undefined): FailedAttempt {
  const failed = { kind: 'failed', code: codeOf(error), detail: error.message } as const
  if (isForGood(error)) return { ...failed, nature: 'refused' }
  // Once the server has the last byte it may have taken the message, whatever happened to its answer.
  if (error.responseCode === undefined && body?.readableEnded) return { ...failed, nature: 'unknown' }
  return { ...failed, nature: 'passing' }
}

/** A 5xx answer to the message itself, or an address that cannot be one. Wrong credentials are mended by staff, and pass. */
function isForGood({ code, responseCode }: SmtpError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false
  return responseCode === undefined || responseCode >= 500
}

/** "SMTP 550 5.1.1" or "ECONNECTION": what went wrong, without the server's words, which often repeat the address. */
function codeOf({ code, response, responseCode }: SmtpError): string {
  if (responseCode === undefined) return code ?? 'unexpected'
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  return ['SMTP', responseCode, enhanced].filter(Boolean).join(' ')
}
