import type { Work } from '../platform/use-case.ts'

/** How long before its day an instalment is invoiced, and where days begin. */
export type Timetable = { readonly invoiceDays: number; readonly timeZone: string }

/** Instalments are invoiced as many days before their day as renewals are. */
export function timetableOf({ shop }: Work): Timetable {
  return { invoiceDays: shop.renewalInvoiceDays, timeZone: shop.timeZone }
}
