import { isPayable } from '../../../src/invoices/invoice-states.ts'
import type { PurchaseInvoice } from '../../../src/overviews/purchase-page-store.ts'
import { isRenewalUnpaid } from '../../../src/purchases/renewal-states.ts'

/** The invoice that renews a purchase and waits to be paid, also one that has expired. */
export function openRenewal(invoices: readonly PurchaseInvoice[]): PurchaseInvoice | undefined {
  return invoices.find(
    (invoice) =>
      invoice.renewal !== null && isRenewalUnpaid({ status: invoice.renewal }) && isPayable(invoice),
  )
}
