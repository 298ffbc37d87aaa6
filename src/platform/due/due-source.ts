import type { RawBuilder } from 'kysely'
import type { CalendarDate, Instant } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { ShopSettings } from '../shop-settings.ts'

export type DueItem = { readonly id: string; readonly customerId: CustomerId; readonly dueAt: Instant }

/** A moment, the day that it lies in where the shop is, and the shop's settings as they are at present. */
export type DueBy = { readonly at: Instant; readonly today: CalendarDate; readonly shop: ShopSettings }

/**
 * Something that is to be done at its time: renewals to invoice, invoices to expire, outcomes to ask for. Doing an item that was
 * done meanwhile does nothing.
 */
export type DueSource = {
  readonly name: string
  /** A select of what is due by then: `id` (text), `customer_id` and `due_at`. */
  due(by: DueBy): RawBuilder<unknown>
  carryOut(item: Pick<DueItem, 'id'>): Promise<void>
}
