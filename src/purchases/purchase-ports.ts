import type { InvoiceId, PurchaseId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** What was bought in instalments of which some stand on this invoice. */
    purchasesInInstalments(reader: Reader, invoiceId: InvoiceId): Promise<PurchaseId[]>
  }
}
