import { billedTo, type Customer } from '../customers/customer.ts'
import { assert, present } from '../kernel/assert.ts'
import { type CalendarDate, plusDays } from '../kernel/calendar.ts'
import { InvoiceId, LineId } from '../kernel/ids.ts'
import { actorRecord } from '../platform/actor.ts'
import { refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { type Issued, type Line, type Origin, type Pending, totalOf } from './invoice.ts'
import type { BegunBy } from './invoice-states.ts'
import { insertInvoice } from './invoice-store.ts'
import { payAtZero } from './receive-money.ts'
import { type TaxMode, totalsOf } from './totals.ts'

export type NewLine = Omit<Line, 'id' | 'amountMinor' | 'delivered'>

/** What a line comes to, less its discount, in minor units. */
export function amountOf({ unitMinor, quantity, discountMinor }: NewLine): bigint {
  return unitMinor * BigInt(quantity) - discountMinor
}

export type NewInvoice = {
  readonly customer: Customer
  readonly origin: Origin
  readonly begunBy: BegunBy
  readonly currency: string
  /** Whether the amounts of its lines are with tax. */
  readonly taxMode: TaxMode
  readonly lines: readonly NewLine[]
  readonly dueOn: CalendarDate
  /** The day on which it expires, null meaning never; left out, when the shop's usual number of days from today is over. */
  readonly expiresOn?: CalendarDate | null
  /** What the customer agreed to, as it stood on the page: kept beside the invoice, for good. */
  readonly orderTerms?: object
}

/**
 * Numbers, dates and writes an invoice. One whose total is zero is paid at once, and what it sells is delivered.
 * Takes the lock of the number series, which is held from here on until the commit: call it last.
 */
export async function issueInvoice(work: Work, asked: NewInvoice): Promise<Issued> {
  const pending = await write(work, asked)
  const { title, customerId, origin } = pending
  work.record({
    type: 'invoice.issued',
    customerId,
    invoice: refOf(pending),
    title,
    origin,
    total: totalOf(pending),
  })
  return pending.totalMinor > 0n ? pending : payAtZero(work, pending)
}

async function write(work: Work, asked: NewInvoice): Promise<Pending> {
  assert(asked.lines.length > 0, 'an invoice has lines')
  const lines = asked.lines.map((line) => ({
    ...line,
    id: LineId.parse(work.newId()),
    amountMinor: amountOf(line),
    delivered: null,
  }))
  const { shop } = work
  const unnumbered = {
    ...totalsOf(lines, asked.taxMode),
    id: InvoiceId.parse(work.newId()),
    customerId: asked.customer.id,
    status: 'pending' as const,
    origin: asked.origin,
    begunBy: asked.begunBy,
    title: titleOf(lines),
    currency: asked.currency,
    taxMode: asked.taxMode,
    billedTo: billedTo(asked.customer),
    recipient: { name: asked.customer.name, email: asked.customer.email, locale: asked.customer.locale },
    seller: { name: shop.legalName || shop.name, address: shop.address, taxId: shop.taxId },
    purchaseOrder: null,
    lines,
    issuedAt: work.now,
    issuedOn: work.today,
    dueOn: asked.dueOn,
    expiresOn: asked.expiresOn === undefined ? usualExpiry(work) : asked.expiresOn,
  }
  // Sent together, and in this order: everybody who issues anything waits for the number, and nobody else for the history.
  const [, number] = await Promise.all([
    work.lockHistory(asked.customer.id),
    insertInvoice(work.trx, unnumbered, {
      createdBy: actorRecord(work.actor),
      orderTerms: asked.orderTerms,
    }),
  ])
  return { ...unnumbered, number, receivedMinor: 0n, refundedMinor: 0n }
}

/** The day on which something that is not paid expires: the one after the shop's usual number of days from today. */
export function usualExpiry({ today, shop }: Work): CalendarDate {
  return plusDays(today, shop.invoiceExpiryDays + 1)
}

const longestTitle = 160

/** What an invoice is called in lists: its first line, and how many more there are. */
function titleOf(lines: readonly Line[]): string {
  const things = lines.filter((line) => line.kind !== 'setup_fee')
  const first = present(things[0] ?? lines[0], 'the first line of an invoice').description.slice(
    0,
    longestTitle,
  )
  return things.length > 1 ? `${first} +${things.length - 1}` : first
}
