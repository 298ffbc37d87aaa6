import { z } from 'zod'
import { CustomerId } from '../kernel/ids.ts'
import { EventGroupName } from '../platform/history/catalogue.ts'
import { EventPage, readEvents } from '../platform/history/read.ts'
import { either, staffWith } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { ownsAccount } from './customer-rules.ts'

const perPage = 50
const mostGroups = 20

/** One page of an account's history, newest first. What is for staff only is left out for the customer. */
export const historyPage = query({
  name: 'customer.history',
  input: z.object({
    customerId: CustomerId,
    groups: z.array(EventGroupName).max(mostGroups).optional(),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  output: EventPage,
  may: either(ownsAccount, staffWith('history.view')),
  run: (view, { customerId, groups, before }) =>
    readEvents(view, {
      customerId,
      limit: perPage,
      forStaff: view.actor.kind === 'staff',
      ...(groups && { groups }),
      ...(before && { before }),
    }),
})
