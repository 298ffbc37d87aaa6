import {
  addTerm,
  type CalendarDate,
  calendarDate,
  dayOfMonth,
  type Instant,
  instant,
  plusDays,
  type Term,
} from '../../src/kernel/calendar.ts'
import type { Sold } from './catalogue.ts'
import type { Random } from './random.ts'

/** How an order or a renewal ended. */
export type Ending = 'paid' | 'pending' | 'expired' | 'cancelled'

export type Bill = {
  readonly kind: 'order' | 'renewal'
  readonly issuedAt: Instant
  readonly paidAt: Instant
  readonly ending: Ending
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Given when all bills of the shop stand in their order. */
  number: string
}

/** Something that was ordered, with what was billed for it since. */
export type Thing = { readonly sold: Sold; readonly term: Term; readonly bills: readonly Bill[] }

export type PlannedCustomer = {
  readonly openedAt: Instant
  readonly things: readonly Thing[]
  number: number
}

/** How many customers there are of each sort, and what each of them has. */
const sorts: readonly { readonly share: number; things(plan: Planner): Thing[] }[] = [
  // Five things, each renewed eleven times: sixty invoices, so that their lists are full.
  { share: 40, things: (plan) => Array.from({ length: 5 }, () => plan.subscribed(plan.monthly, 11)) },
  { share: 4_300, things: (plan) => [plan.subscribed(plan.monthly, 2)] },
  { share: 3_000, things: (plan) => [plan.ordered(plan.yearly, 'paid')] },
  { share: 800, things: (plan) => [plan.ordered(plan.monthly, 'pending')] },
  { share: 600, things: (plan) => [plan.ordered(plan.yearly, 'expired')] },
  { share: 300, things: (plan) => [plan.ordered(plan.monthly, 'cancelled')] },
  { share: 960, things: () => [] },
]

export const fullSize = { customers: 10_000, invoices: 20_000, events: 200_000 }

/** `tenths` of the full shop: who is in it, what they have, and the numbers of all of it in order of time. */
export function planShop(
  random: Random,
  given: { today: CalendarDate; tenths: number; catalogue: Pick<Planner, 'monthly' | 'yearly'> },
): PlannedCustomer[] {
  const planner = createPlanner(random, given.today, given.catalogue)
  const customers = sorts.flatMap(({ share, things }) =>
    Array.from({ length: (share * given.tenths) / 10 }, () => planner.customer(things(planner))),
  )
  customers.sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
  customers.forEach((customer, at) => {
    customer.number = firstCustomer + at
  })
  const bills = customers.flatMap(({ things }) => things.flatMap((thing) => thing.bills))
  bills.sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
  bills.forEach((bill, at) => {
    bill.number = `INV-${String(at + 1).padStart(6, '0')}`
  })
  return customers
}

const firstCustomer = 1001

type Planner = {
  readonly monthly: Sold
  readonly yearly: Sold
  customer(things: Thing[]): PlannedCustomer
  subscribed(sold: Sold, renewals: number): Thing
  ordered(sold: Sold, ending: Ending): Thing
}

function createPlanner(
  random: Random,
  today: CalendarDate,
  catalogue: Pick<Planner, 'monthly' | 'yearly'>,
): Planner {
  const daysAgo = (least: number, most: number) => plusDays(today, -least - random.below(most - least))
  /** Some moment of a day. Everything happens in the first half of it, and invoices are made before they are paid. */
  const at = (day: CalendarDate, hour: number) =>
    instant(Date.parse(`${day}T00:00:00.000Z`) + hour * 3_600_000 + random.below(3_000_000))
  const bill = (
    kind: Bill['kind'],
    ending: Ending,
    issuedOn: CalendarDate,
    period: Pick<Bill, 'from' | 'to'>,
  ) => ({
    kind,
    ending,
    number: '',
    ...period,
    issuedAt: at(issuedOn, 3),
    paidAt: at(ending === 'expired' ? plusDays(issuedOn, 15) : period.from, 5),
  })

  return {
    ...catalogue,
    customer(things) {
      const firsts = things.map(({ bills }) => bills[0]?.issuedAt ?? '').sort()
      const openedAt = firsts[0] ? instant(Date.parse(firsts[0]) - 1_800_000) : at(daysAgo(1, 700), 1)
      return { openedAt, things, number: 0 }
    },
    subscribed(sold, renewals) {
      // The current term began at most 12 days ago, so that no renewal is due while the bench runs.
      const start = monthsBefore(daysAgo(1, 12), renewals)
      const bills: Bill[] = []
      for (let from = start; bills.length <= renewals; ) {
        const to = addTerm(from, sold.term, dayOfMonth(start))
        const isFirst = bills.length === 0
        bills.push(
          bill(isFirst ? 'order' : 'renewal', 'paid', isFirst ? from : plusDays(from, -10), { from, to }),
        )
        from = to
      }
      return { sold, term: sold.term, bills }
    },
    ordered(sold, ending) {
      const from = ending === 'pending' ? daysAgo(1, 11) : daysAgo(30, 300)
      const to = addTerm(from, sold.term, dayOfMonth(from))
      return { sold, term: sold.term, bills: [bill('order', ending, from, { from, to })] }
    },
  }
}

function monthsBefore(day: CalendarDate, months: number): CalendarDate {
  return calendarDate(Temporal.PlainDate.from(day).subtract({ months }).toString())
}
