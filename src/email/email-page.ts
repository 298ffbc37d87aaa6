import { z } from 'zod'
import { EmailId } from '../kernel/ids.ts'
import { isStaffWith, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { carriesSecret } from './email.ts'
import { EmailRecord, findEmail } from './email-store.ts'

/** An email as staff read it. `isConcealed`: it has a link that lets its bearer in, which this reader may not see. */
const EmailPage = EmailRecord.omit({ content: true }).extend({ isConcealed: z.boolean() })

export const emailPage = query({
  name: 'email.page',
  input: z.object({ emailId: EmailId }),
  output: EmailPage,
  may: staffWith('customers.view'),
  async run(view, { emailId }) {
    const { content, ...email } = orNotFound(await findEmail(view.reader, emailId))
    // Whoever reads a link that resets a password can take the account, so a kept one is for those who run the shop.
    const isConcealed = carriesSecret(content) && !isStaffWith(view.actor, 'settings')
    return { ...email, isConcealed, ...(isConcealed && { text: null, html: null }) }
  },
})
