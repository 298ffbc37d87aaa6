import { z } from 'zod'
import { dateIn, daysBetween, type Instant } from '../kernel/calendar.ts'
import { Day, list } from '../kernel/codecs.ts'
import { CustomerId, PurchaseId } from '../kernel/ids.ts'
import { EventPage, readEvents } from '../platform/history/read.ts'
import { isStaffWith, staffWith } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { query } from '../platform/use-case.ts'
import { Belongings, Person } from './customer-page-model.ts'
import { findBelongings, findPerson } from './customer-page-store.ts'
import { ListedSchedule, listedSchedule } from './listed-schedule.ts'

/** Of each there is a list of all. */
const limit = 5
/** What happened for one cause is one entry, so that more events are read than are shown. */
const mostEvents = 30
const newForDays = 30

/** Everything of one customer, for the page that staff work on. The history only for those who may read it. */
export const customerPage = query({
  name: 'customer.page',
  /** One purchase may be asked for, which is then among those that are shown. */
  input: z.object({ customerId: CustomerId, purchaseId: PurchaseId.optional() }),
  output: Person.extend(Belongings.shape).extend({
    schedules: list(ListedSchedule),
    isNew: z.boolean(),
    today: Day,
    history: EventPage.nullable(),
  }),
  may: staffWith('customers.view'),
  async run(view, { customerId, purchaseId = null }) {
    const latest = { customerId, limit: mostEvents, forStaff: true }
    const [person, belongings, history] = await Promise.all([
      findPerson(view.reader, customerId, view),
      findBelongings(view.reader, customerId, { limit, purchaseId, when: view }),
      isStaffWith(view.actor, 'history.view') ? readEvents(view, latest) : null,
    ])
    const { createdAt, ...rest } = orNotFound(person)
    const age = daysBetween(dateIn(view.shop.timeZone, createdAt as Instant), view.today)
    const schedules = belongings.schedules.map((row) => listedSchedule(row, view.today))
    return {
      ...rest,
      ...belongings,
      schedules,
      createdAt,
      isNew: age < newForDays,
      today: view.today,
      history,
    }
  },
})
