import type { InvoiceId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'

/** `skippedTries`: retry days that went by while nothing ran; they are not made up for. */
type Tried = {
  invoiceId: InvoiceId
  number: string
  attempt: number
  nextTryOn: string | null
  skippedTries: number
}
type NotTried = { invoiceId: InvoiceId; number: string; reason: string; nextTryOn: string | null }

export const collectionEvents = {
  'renewal.charge_tried': event<Tried>('purchases'),
  'renewal.not_charged': event<NotTried>('purchases'),
  'instalment.charge_tried': event<Tried>('schedules'),
  'instalment.not_charged': event<NotTried>('schedules'),
}

type CollectionEvents = typeof collectionEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CollectionEvents {}
}
