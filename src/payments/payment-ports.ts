import type { Issued } from '../invoices/invoice.ts'
import type { Gateway } from './gateway.ts'
import type { Transaction } from './transaction.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    readonly gateways: ReadonlyMap<string, Gateway>
    /** Called in the transaction that learns that an attempt came to nothing. */
    readonly onPaymentFailed: readonly ((
      work: Work,
      failed: { transaction: Transaction; invoice: Issued },
    ) => Promise<void>)[]
  }
}
