import { Fault } from '../kernel/assert.ts'
import type { MailId } from '../kernel/ids.ts'
import { createMailRenderer } from '../mails/render-mail.ts'
import { createMailDelivery } from '../platform/mail/delivery.ts'
import { createMailer } from '../platform/mail/mailer.ts'
import type { Runtime } from '../runtime.ts'

/**
 * Delivers what the stories write on the day it was written, so that histories read as they would have. Mails are kept for
 * staff to read and never sent, also where a mail server is set: nobody lives at these addresses.
 */
export function openPost({ app, database, log }: Runtime): () => Promise<void> {
  const transport = createMailer({ smtpUrl: undefined })
  const render = createMailRenderer({
    invoicePdf() {
      throw new Fault('a letter that is kept has no attachments')
    },
  })
  const deliver = createMailDelivery({ bind: app.bind, transport, render, log })
  return async () => {
    const queued = await database.reader
      .selectFrom('mails')
      .select('id')
      .where('status', '=', 'queued')
      .orderBy('id')
      .execute()
    for (const { id } of queued) await deliver(id as MailId)
  }
}
