import type { PurchaseInvoice } from '../../../src/purchases/purchase-page-store.ts'

/** The invoice that renews a purchase and waits to be paid, also one that has expired. */
export function openRenewal(invoices: readonly PurchaseInvoice[]): PurchaseInvoice | undefined {
  return invoices.find(
    ({ renewal, status }) =>
      (renewal === 'open' || renewal === 'lapsed') && (status === 'pending' || status === 'expired'),
  )
}
