import { z } from 'zod'
import { staffWith } from '../permission.ts'
import { query } from '../use-case.ts'
import { mailStatuses } from './mail.ts'
import { type ListedMail, listMails } from './mail-store.ts'

const perPage = 50

/** The last mail of a page, as an address can carry it: "2026-03-01T10:00:00.000Z_<id>". */
const Place = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  .transform((text) => ({ at: text.slice(0, 24), id: text.slice(25) }))

export type MailListPage = { readonly mails: readonly ListedMail[]; readonly older: string | null }

/** One page of the store's mails, newest first; `before` is the `older` of the page before. */
export const mailList = query({
  name: 'mail.list',
  input: z.object({ status: z.enum(mailStatuses).optional(), before: Place.optional() }),
  may: staffWith('customers.view'),
  async run(view, { status, before }): Promise<MailListPage> {
    const wanted = { status: status ?? null, before: before ?? null, limit: perPage + 1 }
    const found = await listMails(view.reader, wanted)
    const mails = found.slice(0, perPage)
    const last = mails.at(-1)
    return { mails, older: found.length > perPage && last ? `${last.createdAt}_${last.id}` : null }
  },
})
