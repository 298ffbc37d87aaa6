import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { emailStatuses } from './email-states.ts'
import { ListedEmail, listEmails } from './email-store.ts'

const perPage = 25

/** The last email of a page, as an address can carry it: "2026-03-01T10:00:00.000Z_<id>". */
const Place = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  .transform((text) => ({ at: text.slice(0, 24), id: text.slice(25) }))

/** One page of the shop's emails, newest first; `before` is the `older` of the page before. */
export const emailList = query({
  name: 'email.list',
  input: z.object({
    status: z.enum(emailStatuses).optional(),
    customerId: CustomerId.optional(),
    before: Place.optional(),
  }),
  output: z.object({ emails: list(ListedEmail), older: z.string().nullable() }),
  may: staffWith('customers.view'),
  async run(view, { status, customerId, before }) {
    const wanted = {
      status: status ?? null,
      customerId: customerId ?? null,
      before: before ?? null,
      limit: perPage + 1,
    }
    const found = await listEmails(view.reader, wanted)
    const emails = found.slice(0, perPage)
    const last = emails.at(-1)
    return { emails, older: found.length > perPage && last ? `${last.createdAt}_${last.id}` : null }
  },
})
