import { FieldId, LineId } from '../kernel/ids.ts'
import { type EventPayload, event } from '../platform/history/catalogue.ts'
import {
  Change,
  choice,
  Day,
  Doer,
  Flag,
  InvoiceRef,
  PurchaseRef,
  Reason,
} from '../platform/history/fields.ts'
import { collections } from './purchase-states.ts'

export const purchaseEvents = {
  /** Who ordered it, the line that it was bought on, and whether that is only the first of its instalments. */
  'purchase.made': event(
    'purchases',
    {
      purchase: PurchaseRef,
      invoice: InvoiceRef,
      lineId: LineId,
      isPaidInInstalments: Flag,
      expiresOn: Day.nullable(),
      boughtBy: Doer,
    },
    { version: 2 },
  ),
  /** With the invoice that paid for the new term. */
  'purchase.renewed': event('purchases', {
    purchase: PurchaseRef,
    invoice: InvoiceRef,
    from: Day,
    to: Day,
    wasExpired: Flag,
  }),
  'purchase.expired': event('purchases', { purchase: PurchaseRef, expiredOn: Day }),
  /** It expired with what it belongs to, and must be attached to. */
  'purchase.ended_with_parent': event('purchases', { purchase: PurchaseRef }),
  'purchase.cancelled': event('purchases', { purchase: PurchaseRef, reason: Reason }),
  'purchase.auto_renew_turned_off': event('purchases', { purchase: PurchaseRef, endsOn: Day }),
  'purchase.auto_renew_turned_on': event('purchases', { purchase: PurchaseRef, renewsOn: Day }),
  'purchase.collection_changed': event('purchases', {
    purchase: PurchaseRef,
    collection: choice(collections),
  }),
  /** Something that was entered for it; what it says is its customer's. */
  'purchase.field_changed': event(
    'purchases',
    { purchase: PurchaseRef, fieldId: FieldId },
    { personal: { change: Change } },
  ),
  'renewal.invoiced': event('purchases', { purchase: PurchaseRef, invoice: InvoiceRef, from: Day, to: Day }),
  'renewal.withdrawn': event('purchases', { invoice: InvoiceRef }),
}

/** What the making of a purchase tells those who react to it. */
export type MadePurchase = EventPayload<'purchase.made'>

type PurchaseEvents = typeof purchaseEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends PurchaseEvents {}
  interface EventGroups {
    purchases: unknown
  }
}
