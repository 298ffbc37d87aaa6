import type { RawBuilder } from 'kysely'
import type { Instant } from '../../kernel/calendar.ts'
import type { CustomerId } from '../../kernel/ids.ts'

export type DueItem = { readonly id: string; readonly customerId: CustomerId; readonly dueAt: Instant }

/**
 * Something that is to be done at its time: renewals to invoice, invoices to expire, outcomes to ask for. Doing an item that was
 * done meanwhile does nothing.
 */
export type DueSource = {
  readonly name: string
  /** A select of what is due by then: `id` (text), `customer_id` and `due_at`. */
  due(by: Instant): RawBuilder<unknown>
  carryOut(item: Pick<DueItem, 'id'>): Promise<void>
}
