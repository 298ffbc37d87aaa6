import type { Term } from '../kernel/calendar.ts'
import { questionsAbout } from '../kernel/states.ts'

/** Of an invoice that was issued: a draft is none yet. */
export const invoiceStatuses = ['pending', 'paid', 'expired', 'cancelled'] as const
export type InvoiceStatus = (typeof invoiceStatuses)[number]

const invoiceIs = questionsAbout<InvoiceStatus | 'draft'>()

export const isIssued = invoiceIs(...invoiceStatuses)
/** It is expected to be paid. */
export const isToBePaid = invoiceIs('pending')
/** It can be paid, also after its time. */
export const isPayable = invoiceIs('pending', 'expired')
export const isPaid = invoiceIs('paid')
export const hasExpired = invoiceIs('expired')
export const isCancelled = invoiceIs('cancelled')
/** It stands: its money is there, or expected. */
export const isStanding = invoiceIs('pending', 'paid', 'expired')

/**
 * `customer`: they chose it and may leave it, as an order, a renewal before its time, all instalments at once. `shop`: the system or staff
 * ask for it.
 */
export const beginners = ['customer', 'shop'] as const
export type BegunBy = (typeof beginners)[number]

type Begun = { readonly origin: string; readonly begunBy: BegunBy }

/** Its customer began it, owes nothing by it, and may cancel it (decision 13). */
export function isCustomersOwn({ begunBy }: Pick<Begun, 'begunBy'>): boolean {
  return begunBy === 'customer'
}

/** The same of what is gone when it is left: a renewal before its time, all instalments at once, a change. An order waits to be paid. */
export function isChoice(invoice: Begun): boolean {
  return isCustomersOwn(invoice) && invoice.origin !== 'customer'
}

/** How an invoice reads, everywhere: what is most worth knowing of it in one word. */
export const invoiceStates = [
  ...invoiceStatuses,
  'processing',
  'overdue',
  'partly_paid',
  'partly_refunded',
  'refunded',
] as const
export type InvoiceState = (typeof invoiceStates)[number]

type Known = Begun & {
  readonly status: InvoiceStatus
  readonly dueOn: string
  readonly receivedMinor: bigint
  readonly refundedMinor: bigint
  /** A payment of it is under way. */
  readonly isBeingPaid: boolean
}

/**
 * Overdue is what the shop asked for, whose day in the shop's calendar is over; nothing is while a payment is under way (01-domain,
 * Invoices). `stateOfInvoice` (payments/due-store.ts) is the same in SQL.
 */
export function invoiceState(invoice: Known, today: string): InvoiceState {
  const { status, dueOn, receivedMinor, refundedMinor, isBeingPaid } = invoice
  if (isPaid(invoice) && refundedMinor > 0n) {
    return refundedMinor === receivedMinor ? 'refunded' : 'partly_refunded'
  }
  if (!isToBePaid(invoice)) return status
  if (isBeingPaid) return 'processing'
  if (!isCustomersOwn(invoice) && dueOn < today) return 'overdue'
  return receivedMinor > 0n ? 'partly_paid' : 'pending'
}

type Sold = {
  readonly breakdown: { readonly kind: string } | { readonly kind: 'price'; readonly term: Term | null }
}

/** Its customer is late with it. */
export function readsOverdue({ state }: { readonly state: InvoiceState }): boolean {
  return state === 'overdue'
}

/** A payment of it is waited for. */
export function readsInPayment({ state }: { readonly state: InvoiceState }): boolean {
  return state === 'processing'
}

/** How long what a line sells is for, from its payment on; null where its days are known, or there are none. */
export function termFromPayment({ breakdown }: Sold): Term | null {
  return 'term' in breakdown ? breakdown.term : null
}

/** Something is charged for it again, if nothing is changed. */
export function comesAgain({ kind, breakdown }: Sold & { readonly kind: string }): boolean {
  return kind === 'renewal' || kind === 'instalment' || termFromPayment({ breakdown }) !== null
}
