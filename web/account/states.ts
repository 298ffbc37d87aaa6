import { type InvoiceStatus, isToBePaid } from '../../src/invoices/invoice-states.ts'
import { isUsable, type PurchaseStatus } from '../../src/purchases/purchase-states.ts'
import type { State } from '../ui/status-badge.tsx'

type Invoice = {
  readonly status: InvoiceStatus
  readonly isOverdue: boolean
  readonly receivedMinor: bigint | string
}

/** What is most worth knowing of an invoice: late before partly paid before pending. */
export function invoiceState(invoice: Invoice): State {
  if (!isToBePaid(invoice)) return invoice.status
  if (invoice.isOverdue) return 'overdue'
  return BigInt(invoice.receivedMinor) > 0n ? 'partly_paid' : 'pending'
}

type Purchase = {
  readonly status: PurchaseStatus
  readonly autoRenew: boolean
  readonly termUnit: string | null
}

export function purchaseState(purchase: Purchase): State {
  if (!isUsable(purchase)) return purchase.status
  return purchase.autoRenew || purchase.termUnit === null ? 'active' : 'ending'
}
