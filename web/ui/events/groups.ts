import type { EventGroup } from '../../../src/platform/history/catalogue.ts'

/** The groups of events that an account can have, as they are listed. What concerns the shop alone has a history of its own. */
const known: Record<Exclude<EventGroup, 'shop'>, true> = {
  account: true,
  purchases: true,
  schedules: true,
  invoices: true,
  transactions: true,
  credit: true,
  methods: true,
  email: true,
}

export const accountGroups = Object.keys(known) as EventGroup[]
