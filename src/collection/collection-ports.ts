import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** Whether its customer wants to pay this invoice by hand. */
    isPaidByHand(reader: Reader, invoiceId: InvoiceId): Promise<boolean>
  }
}
