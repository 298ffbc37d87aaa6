import { type CalendarDate, daysOfUnit, plusDays, type Term } from '../kernel/calendar.ts'
import type { Cycle, Purchase } from './purchase.ts'

// What is short is invoiced late and ends soon (01-domain, Renewal). A month counts as 30 days here, so that what renews every month is
// invoiced on the same day before it every time.

function lengthOf({ unit, count }: Term): number {
  return count * daysOfUnit[unit]
}

/** How many days before its day a renewal is invoiced: as the shop has set, and a third of its term at most. `leadDays` is its SQL twin. */
export function renewalLead(term: Term, invoiceDays: number): number {
  return Math.min(invoiceDays, Math.floor(lengthOf(term) / 3))
}

/** The day on which the renewal that follows a term is invoiced. */
export function renewalInvoiceDay({ term, expiresOn }: Cycle, invoiceDays: number): CalendarDate {
  return plusDays(expiresOn, -renewalLead(term, invoiceDays))
}

type Ending = Pick<Purchase, 'autoRenew' | 'graceDays'>

/**
 * The day on which it ends unless it is paid, as that day begins: after grace, of half a term at most, while it renews by itself, else at
 * its expiry. The column `usable_until` is the same in SQL.
 */
export function endDay({ autoRenew, graceDays }: Ending, { term, expiresOn }: Cycle): CalendarDate {
  if (!autoRenew) return expiresOn
  return plusDays(expiresOn, Math.min(graceDays, Math.floor(lengthOf(term) / 2)))
}
