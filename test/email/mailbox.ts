import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** What the server does with the next messages. `drop`: it takes the message and hangs up instead of saying so. */
export type Behaviour = 'take' | 'refuse recipient' | 'refuse later' | 'drop'

export type Mailbox = {
  readonly url: string
  readonly messages: Email[]
  behave(how: Behaviour): void
  close(): Promise<void>
}

/** A real SMTP server on this machine. `port` 0 picks a free one. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const messages: Email[] = []
  let how: Behaviour = 'take'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    onRcptTo(address, _session, done) {
      if (how !== 'refuse recipient') return done()
      done(Object.assign(new Error(`5.1.1 <${address.address}> is unknown`), { responseCode: 550 }))
    },
    async onData(stream, session, done) {
      messages.push(await PostalMime.parse(await buffer(stream)))
      if (how === 'drop') return hangUp(server, session)
      if (how === 'refuse later') {
        messages.pop()
        return done(Object.assign(new Error('4.7.1 come back later'), { responseCode: 451 }))
      }
      done()
    },
  })
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    messages,
    behave(next) {
      how = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ id: string; close(): void }>) {
    if (connection.id === session.id) connection.close()
  }
}
