import type { InvoiceId, LineId, PurchaseId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'
import type { Collection } from './purchase.ts'

type Which = { purchaseId: PurchaseId; name: string }

/** The line that it was bought on, and whether that is only the first of its instalments. */
type Made = Which & {
  invoiceId: InvoiceId
  lineId: LineId
  isPaidInInstalments: boolean
  expiresOn: string | null
}

/** `number` is that of the invoice that paid for the new term. */
type Renewed = Which & {
  invoiceId: InvoiceId
  number: string
  from: string
  to: string
  wasExpired: boolean
}

export const purchaseEvents = {
  'purchase.made': event<Made>('purchases'),
  'purchase.renewed': event<Renewed>('purchases'),
  'purchase.expired': event<Which & { expiredOn: string }>('purchases'),
  'purchase.cancelled': event<Which & { reason: string }>('purchases'),
  'purchase.renewing_stopped': event<Which & { endsOn: string }>('purchases'),
  'purchase.renewing_kept': event<Which & { renewsOn: string }>('purchases'),
  'purchase.collection_changed': event<Which & { collection: Collection }>('purchases'),
  'renewal.invoiced': event<Which & { invoiceId: InvoiceId; number: string; from: string; to: string }>(
    'purchases',
  ),
  'renewal.withdrawn': event<{ invoiceId: InvoiceId; number: string }>('purchases'),
}

type PurchaseEvents = typeof purchaseEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends PurchaseEvents {}
}
