import { createEmailDelivery } from '../email/deliver-email.ts'
import { isQueued } from '../email/email-states.ts'
import { createMailer } from '../email/mailer.ts'
import { createEmailRenderer } from '../email/templates/render-email.ts'
import { Fault } from '../kernel/assert.ts'
import type { EmailId } from '../kernel/ids.ts'
import { inState } from '../platform/in-state.ts'
import type { Runtime } from '../runtime.ts'

/**
 * Delivers what the stories write on the day it was written, so that histories read as they would have. Emails are kept for
 * staff to read and never sent, also where a mail server is set: nobody lives at these addresses.
 */
export function openPost({ app, database, log }: Runtime): () => Promise<void> {
  const transport = createMailer({ smtpUrl: undefined })
  const render = createEmailRenderer({
    invoicePdf() {
      throw new Fault('an email that is kept has no attachments')
    },
  })
  const deliver = createEmailDelivery({ bind: app.bind, transport, render, log })
  return async () => {
    const queued = await database.reader
      .selectFrom('emails')
      .select('id')
      .where(inState(isQueued, 'status'))
      .orderBy('id')
      .execute()
    for (const { id } of queued) await deliver(id as EmailId)
  }
}
