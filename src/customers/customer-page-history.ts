import { z } from 'zod'
import { list } from '../kernel/codecs.ts'
import { CustomerId } from '../kernel/ids.ts'
import { EventGroupName, groupsOf } from '../platform/history/catalogue.ts'
import { countEvents, listEvents } from '../platform/history/event-list-store.ts'
import { ChainBreak, ReadEvent, verifyChain } from '../platform/history/read.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { Customer } from './customer.ts'
import { findCustomer } from './customer-store.ts'

const perPage = 50
const mostGroups = 20
const countedUpTo = 1_000

export const StaffHistoryPage = z.object({
  customer: Customer.pick({ id: true, name: true, number: true }),
  events: list(ReadEvent),
  /** Where the next page begins; null when this is the last. */
  next: z.string().nullable(),
  /** `countedUpTo` stands for that many or more. */
  counts: z.record(EventGroupName, z.number().int()),
  countedUpTo: z.number().int(),
})
export type StaffHistoryPage = z.output<typeof StaffHistoryPage>

/** One page of an account's whole history, in the order and of the groups that staff chose. */
export const staffHistory = query({
  name: 'customer.staff_history',
  input: z.object({
    customerId: CustomerId,
    /** Without any: all. */
    groups: z.array(EventGroupName).max(mostGroups).optional(),
    order: z.enum(['newest', 'oldest']).default('newest'),
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  output: StaffHistoryPage,
  may: staffWith('history.view'),
  async run({ reader, ports }, { customerId, groups, order, after }) {
    const all = groupsOf(ports.events)
    const wanted = { customerId, groups: groups ?? all, order, after: after ?? null, limit: perPage + 1 }
    const [customer, rows, counts] = await Promise.all([
      findCustomer(reader, customerId),
      listEvents(reader, wanted),
      countEvents(reader, customerId, { groups: all, most: countedUpTo }),
    ])
    const { id, name, number } = orNotFound(customer)
    const events = rows.slice(0, perPage).map((row) => ({ ...row, kinds: ports.events[row.type].kinds }))
    const next = rows.length > perPage ? (events.at(-1)?.seq ?? null) : null
    return { customer: { id, name, number }, events, next, counts, countedUpTo }
  },
})

/** Whether an account's history is whole: every event recomputed. Answers with the first place where it is not, or null. */
export const verifyHistory = query({
  name: 'customer.verify_history',
  input: z.object({ customerId: CustomerId }),
  output: ChainBreak.nullable(),
  may: staffWith('history.view'),
  run: ({ reader }, { customerId }) => verifyChain(reader, customerId),
})
