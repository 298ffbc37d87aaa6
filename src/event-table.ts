import { catalogEvents } from './catalog/catalog-events.ts'
import { changeEvents } from './changes/change-events.ts'
import { collectionEvents } from './collection/collection-events.ts'
import { creditEvents } from './credit/credit-events.ts'
import { customerEvents } from './customers/customer-events.ts'
import { disputeEvents } from './disputes/dispute-events.ts'
import { emailEvents } from './email/email-events.ts'
import { userEvents } from './identity/user-events.ts'
import { invoiceEvents } from './invoices/invoice-events.ts'
import { methodEvents } from './methods/method-events.ts'
import { paymentEvents } from './payments/payment-events.ts'
import type { EventTable } from './platform/history/catalogue.ts'
import { purchaseEvents } from './purchases/purchase-events.ts'
import { refundEvents } from './refunds/refund-events.ts'
import { scheduleEvents } from './schedules/schedule-events.ts'
import { shopEvents } from './shop/shop-events.ts'

/** Every kind of event that the history knows. One that a slice declares and that is missing here does not compile. */
export const eventTable = {
  ...shopEvents,
  ...emailEvents,
  ...userEvents,
  ...customerEvents,
  ...catalogEvents,
  ...invoiceEvents,
  ...methodEvents,
  ...paymentEvents,
  ...refundEvents,
  ...creditEvents,
  ...disputeEvents,
  ...collectionEvents,
  ...purchaseEvents,
  ...scheduleEvents,
  ...changeEvents,
} satisfies EventTable
