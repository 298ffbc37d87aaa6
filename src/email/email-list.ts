import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId, EmailId } from '../kernel/ids.ts'
import { sortBy } from '../platform/list-order.ts'
import { ListPart, partOf, rowsIn } from '../platform/list-part.ts'
import { staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { emailStatuses } from './email-states.ts'
import { emailSorts, ListedEmail, listEmails } from './email-store.ts'

/** A part of the list of the shop's emails; `before` is the `older` of the part before. */
export const emailList = query({
  name: 'email.list',
  input: z.object({
    status: z.enum(emailStatuses).optional(),
    customerId: CustomerId.optional(),
    sort: sortBy(emailSorts).default('-made'),
    before: EmailId.optional(),
    part: ListPart,
  }),
  output: z.object({ emails: list(ListedEmail), older: EmailId.nullable() }),
  may: staffWith('customers.view'),
  async run({ reader }, { status, customerId, sort, before, part }) {
    const of = { status: status ?? null, customerId: customerId ?? null, before: before ?? null }
    const found = await listEmails(reader, { ...of, sort, limit: rowsIn(part) + 1 })
    const { rows: emails, older } = partOf(found, part)
    return { emails, older }
  },
})
