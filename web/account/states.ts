import type { InvoiceStatus } from '../../src/invoices/invoice.ts'
import type { PurchaseStatus } from '../../src/purchases/purchase.ts'
import type { State } from '../ui/status-badge.tsx'

type Invoice = {
  readonly status: InvoiceStatus
  readonly isOverdue: boolean
  readonly receivedMinor: bigint | string
}

/** What is most worth knowing of an invoice: late before partly paid before pending. */
export function invoiceState({ status, isOverdue, receivedMinor }: Invoice): State {
  if (status !== 'pending') return status
  if (isOverdue) return 'overdue'
  return BigInt(receivedMinor) > 0n ? 'partly_paid' : 'pending'
}

type Purchase = {
  readonly status: PurchaseStatus
  readonly autoRenew: boolean
  readonly termUnit: string | null
}

export function purchaseState({ status, autoRenew, termUnit }: Purchase): State {
  if (status !== 'active') return status
  return autoRenew || termUnit === null ? 'active' : 'ending'
}
