import type { Issued } from '../invoices/invoice.ts'
import type { InvoiceId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import type { NotCharged } from './begin-due-charge.ts'
import type { Gateway } from './gateway.ts'
import type { Payment } from './payment.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    readonly gateways: ReadonlyMap<string, Gateway>
    /** Called in the transaction that learns that an attempt came to nothing. */
    readonly onPaymentFailed: readonly ((
      work: Work,
      failed: { payment: Payment; invoice: Issued },
    ) => Promise<void>)[]
    /** Called in the transaction that finds that an invoice cannot be charged by itself on its day. */
    readonly onNotCharged: readonly ((work: Work, notCharged: NotCharged) => Promise<void>)[]
    /** Whether its customer wants to pay this invoice by hand. */
    isPaidByHand(reader: Reader, invoiceId: InvoiceId): Promise<boolean>
  }
}
