import type { AppliedTax } from '../catalog/tax.ts'
import type { BilledTo } from '../customers/customer.ts'
import type { CalendarDate, Instant, Term } from '../kernel/calendar.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { CustomerId, InvoiceId, LineId } from '../kernel/ids.ts'
import { type Money, money } from '../kernel/money.ts'
import type { BegunBy } from './invoice-states.ts'
import type { TaxMode, Totals } from './totals.ts'

export const lineKinds = [
  'purchase',
  'renewal',
  'instalment',
  'change',
  'setup_fee',
  'miscellaneous',
] as const
export type LineKind = (typeof lineKinds)[number]

/** How a line's amount came about, for whoever asks. Money is in the invoice's currency, in minor units. */
export type Breakdown =
  | {
      readonly kind: 'price'
      readonly unitMinor: string
      readonly quantity: number
      readonly term: Term | null
      readonly coupon?: string
    }
  | {
      readonly kind: 'setup' | 'renewal'
      readonly unitMinor: string
      readonly quantity: number
      /** The code of the coupon that took the line's discount off. */
      readonly coupon?: string
    }
  | {
      /** One of `count` parts of what was agreed; `wholeMinor` is all of them for one, before any discount. */
      readonly kind: 'instalment'
      readonly position: number
      readonly count: number
      readonly wholeMinor: string
      readonly unitMinor: string
      readonly quantity: number
      readonly coupon?: string
    }
  | {
      /** The difference of a change: of what a term costs now (`newMinor`) and what was billed, for the days that are left of each term. */
      readonly kind: 'change'
      /** What it was before. */
      readonly from: string
      /** Whether the paid term goes on or a new one begins; null where there is none. An undone change back is charged as it was given back. */
      readonly mode: 'keep_date' | 'restart' | 'undo' | null
      /** Of a new term, which begins with the payment. */
      readonly term: Term | null
      readonly newMinor: string
      readonly parts: readonly {
        readonly billedMinor: string
        readonly left: number
        readonly days: number
      }[]
      readonly unitMinor: string
      readonly quantity: number
      readonly coupon?: string
    }

/** What paying a line brings about. The kind's handler reads the data; invoices do not. */
export type Fulfilment = { readonly kind: string; readonly terms: object }

export type Days = { readonly from: CalendarDate; readonly to: CalendarDate }
/** Paid after the day `paidBy`, it is for as long from the payment on. */
export type IssuedPeriod = Days & { readonly paidBy: CalendarDate | null }

export type Line = {
  readonly id: LineId
  readonly kind: LineKind
  readonly description: string
  readonly quantity: number
  readonly unitMinor: bigint
  /** What a coupon took off the whole line. */
  readonly discountMinor: bigint
  readonly amountMinor: bigint
  readonly tax: AppliedTax
  /** The days that it is for, as it was issued; null where they begin with the payment, or there are none. */
  readonly period: IssuedPeriod | null
  /** The days that it paid for: written once, when it was paid. */
  readonly delivered: Days | null
  readonly breakdown: Breakdown
  readonly fulfilment: Fulfilment | null
}

/** Who, or what, an invoice was made by. */
export const origins = ['customer', 'renewal', 'instalment', 'change', 'staff'] as const
export type Origin = (typeof origins)[number]
export type Seller = { readonly name: string; readonly address: string; readonly taxId: string }

type Content = Totals & {
  readonly id: InvoiceId
  readonly customerId: CustomerId
  readonly origin: Origin
  readonly begunBy: BegunBy
  readonly title: string
  readonly currency: string
  readonly taxMode: TaxMode
  readonly billedTo: BilledTo
  /** Whom emails about it go to: as the account stands now, not as it was when the invoice was made. */
  readonly recipient: { readonly name: string; readonly email: string; readonly locale: string }
  readonly seller: Seller
  /** What its customer's own books know it by. */
  readonly purchaseOrder: string | null
  readonly lines: readonly Line[]
}

/** An invoice that was sent: numbered, dated, and never changed again in what it says. */
type Sent = Content & {
  readonly number: string
  readonly issuedAt: Instant
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  /** The day from whose start on it is not expected to be paid any more; null: there is none. */
  readonly expiresOn: CalendarDate | null
  /** What was paid towards it, in minor units; what was refunded of that. */
  readonly receivedMinor: bigint
  readonly refundedMinor: bigint
}

export type Pending = Sent & { readonly status: 'pending' }
export type Expired = Sent & { readonly status: 'expired' }
export type Paid = Sent & { readonly status: 'paid'; readonly paidAt: Instant }
export type Cancelled = Sent & {
  readonly status: 'cancelled'
  readonly cancelledAt: Instant
  readonly cancelReason: string
}
export type Issued = Pending | Expired | Paid | Cancelled
export type Payable = Pending | Expired
export { isPayable } from './invoice-states.ts'

export function openAmount(invoice: Issued): Money {
  return money(invoice.totalMinor - invoice.receivedMinor, invoice.currency)
}

export function totalOf(invoice: Issued): Money {
  return money(invoice.totalMinor, invoice.currency)
}

type CancelRefusal = 'invoice_is_paid' | 'invoice_already_cancelled'

/** Cancelling ends the claim. What was paid towards it already goes back to the customer, as credit. */
export function decideCancel(
  invoice: Issued,
  by: { at: Instant; reason: string },
): Decision<Cancelled, CancelRefusal> {
  switch (invoice.status) {
    case 'cancelled':
      return refuse('invoice_already_cancelled')
    case 'paid':
      return refuse('invoice_is_paid')
    case 'pending':
    case 'expired':
      return accept({
        ...invoice,
        status: 'cancelled',
        receivedMinor: 0n,
        cancelledAt: by.at,
        cancelReason: by.reason,
      })
  }
}

type PayRefusal = 'invoice_is_paid' | 'invoice_is_cancelled'

/** Whether it can be paid now: pending ones can, and expired ones still can. */
export function decidePay(invoice: Issued): Decision<Payable, PayRefusal> {
  switch (invoice.status) {
    case 'paid':
      return refuse('invoice_is_paid')
    case 'cancelled':
      return refuse('invoice_is_cancelled')
    case 'pending':
    case 'expired':
      return accept(invoice)
  }
}

/** Adds money to a payable invoice; covered in full, it is paid. `amountMinor` is no more than what is open. */
export function withMoney(invoice: Payable, amountMinor: bigint, at: Instant): Payable | Paid {
  const receivedMinor = invoice.receivedMinor + amountMinor
  if (receivedMinor < invoice.totalMinor) return { ...invoice, receivedMinor }
  return { ...invoice, receivedMinor, status: 'paid', paidAt: at }
}
