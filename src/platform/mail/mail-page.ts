import { z } from 'zod'
import { MailId } from '../../kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { staffWith } from '../permission.ts'
import { orNotFound } from '../refused.ts'
import { query } from '../use-case.ts'
import { carriesSecret } from './mail.ts'
import { findMail, type MailRecord } from './mail-store.ts'

/** A mail as staff read it. `isConcealed`: it has a link that lets its bearer in, which this reader may not see. */
export type MailPage = Omit<MailRecord, 'content'> & { readonly isConcealed: boolean }

export const mailPage = query({
  name: 'mail.page',
  input: z.object({ mailId: MailId }),
  may: staffWith('customers.view'),
  async run(view, { mailId }): Promise<MailPage> {
    const { content, ...mail } = orNotFound(await findMail(view.reader, mailId))
    // Whoever reads a link that resets a password can take the account, so a kept one is for those who run the store.
    const isConcealed = carriesSecret(content) && !runsTheStore(view.actor)
    return { ...mail, isConcealed, ...(isConcealed && { text: null, html: null }) }
  },
})

function runsTheStore(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.has('settings')
}
