import type { CalendarDate } from '../kernel/calendar.ts'
import type { CustomerId, InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import type { View } from '../platform/use-case.ts'
import type { NextCharge } from './next-charge.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** Whether its customer wants to pay this invoice by hand. */
    isPaidByHand(reader: Reader, invoiceId: InvoiceId): Promise<boolean>
    /** What an account will be charged until a day, soonest first. */
    nextCharges(view: View, customerId: CustomerId, until: CalendarDate): Promise<NextCharge[]>
  }
}
