import { totalsOf } from '../../src/invoices/totals.ts'
import { type CalendarDate, plusDays, plusMilliseconds } from '../../src/kernel/calendar.ts'
import { searchedText } from '../../src/platform/word-search.ts'
import { newPurchase, renewal } from '../../src/purchases/purchase-terms.ts'
import { currency, fieldsOf, seller, tax } from './catalogue.ts'
import type { Owner } from './owner.ts'
import type { Bill, Thing } from './plan.ts'
import type { Rows } from './rows.ts'

export type Billed = {
  readonly bill: Bill
  readonly thing: Thing
  readonly purchaseId: string
  readonly invoiceId: string
  readonly lineId: string
  readonly totals: ReturnType<typeof totalsOf>
  readonly expiresOn: CalendarDate
}

/** What an invoice sells or renews, and what it adds up to. */
export function billOf(owner: Owner, thing: Thing, bill: Bill, purchaseId: string): Billed {
  const totals = totalsOf([{ tax, amountMinor: thing.sold.priceMinor }], 'exclusive')
  return {
    bill,
    thing,
    purchaseId,
    totals,
    invoiceId: owner.newId(bill.issuedAt),
    lineId: owner.newId(bill.issuedAt),
    expiresOn: plusDays(bill.issuedAt.slice(0, 10) as Bill['from'], 15),
  }
}

/** The invoice with its line, and what its buyer agreed to. */
export function addInvoice(rows: Rows, owner: Owner, billed: Billed): void {
  const { bill, thing, invoiceId, totals } = billed
  const { netMinor, taxMinor, totalMinor, taxes } = totals
  const isPaid = bill.ending === 'paid'
  const isCancelled = bill.ending === 'cancelled'
  rows.add('invoices', {
    id: invoiceId,
    customer_id: owner.customerId,
    status: bill.ending,
    number: bill.number,
    origin: bill.kind === 'order' ? 'customer' : 'renewal',
    begun_by: bill.kind === 'order' ? 'customer' : 'shop',
    title: thing.sold.item.name,
    currency,
    tax_mode: 'exclusive',
    net_minor: netMinor,
    tax_minor: taxMinor,
    total_minor: totalMinor,
    taxes,
    received_minor: isPaid ? totalMinor : 0,
    refunded_minor: 0,
    billed_to: owner.billedTo,
    seller,
    created_by: bill.kind === 'order' ? owner.actorRecord : { kind: 'system', job: 'renewals' },
    issued_at: bill.issuedAt,
    issued_on: bill.issuedAt.slice(0, 10),
    created_at: bill.issuedAt,
    due_on: bill.from,
    expires_on: billed.expiresOn,
    paid_at: isPaid ? bill.paidAt : null,
    cancelled_at: isCancelled ? bill.paidAt : null,
    cancel_reason: isCancelled ? 'Ordered twice' : null,
    folded: searchedText([thing.sold.item.name]),
  })
  addLine(rows, owner, billed)
  if (bill.kind === 'renewal') addRenewal(rows, owner, billed)
  else addConsent(rows, owner, billed)
}

function addConsent(rows: Rows, owner: Owner, { bill, invoiceId, totals }: Billed): void {
  rows.add('consents', {
    invoice_id: invoiceId,
    customer_id: owner.customerId,
    agreed_at: bill.issuedAt,
    order_terms: { currency, nowMinor: totals.totalMinor, later: [], terms: '' },
  })
}

function addLine(rows: Rows, owner: Owner, { bill, thing, invoiceId, lineId, purchaseId }: Billed): void {
  const { item, priceMinor, term } = thing.sold
  const isOrder = bill.kind === 'order'
  rows.add('invoice_lines', {
    id: lineId,
    invoice_id: invoiceId,
    customer_id: owner.customerId,
    position: 0,
    kind: isOrder ? 'purchase' : 'renewal',
    description: item.name,
    quantity: 1,
    unit_minor: priceMinor,
    amount_minor: priceMinor,
    tax_name: tax.name,
    tax_rate_ppm: tax.ratePpm,
    period_from: bill.from,
    period_to: bill.to,
    breakdown: isOrder
      ? { kind: 'price', unitMinor: priceMinor, quantity: 1, term }
      : { kind: 'renewal', unitMinor: priceMinor, quantity: 1 },
    fulfilment_kind: isOrder ? newPurchase : renewal,
    fulfilment: isOrder ? termsOf(owner, thing, lineId) : { purchaseId, from: bill.from, to: bill.to },
  })
}

function termsOf(owner: Owner, { sold, term }: Thing, item: string) {
  const { id: packageId, kind, name, taxClassId, graceDays, renewBeforeDays, renewAfterDays } = sold.item
  return {
    item,
    packageId,
    kind,
    name,
    taxClassId,
    graceDays,
    renewBeforeDays,
    renewAfterDays,
    term,
    parentItem: null,
    fields: fieldsOf(sold, owner.domain),
    takesStock: false,
  }
}

function addRenewal(rows: Rows, owner: Owner, { bill, invoiceId, purchaseId, thing }: Billed): void {
  rows.add('renewals', {
    purchase_id: purchaseId,
    period_start: bill.from,
    period_end: bill.to,
    invoice_id: invoiceId,
    customer_id: owner.customerId,
    status: 'paid',
  })
  rows.add('due_charges', {
    invoice_id: invoiceId,
    customer_id: owner.customerId,
    due_on: bill.from,
    origin: 'renewal',
    attempts: 1,
    charge_on: null,
    ends_on: plusDays(bill.from, thing.sold.item.graceDays),
  })
}

/** A thing that was paid for, as all of its bills have left it. */
export function addPurchase(rows: Rows, owner: Owner, { sold, bills }: Thing, first: Billed): void {
  const latest = bills.at(-1) ?? first.bill
  const { item, term, priceMinor } = sold
  rows.add('purchases', {
    id: first.purchaseId,
    customer_id: owner.customerId,
    package_id: item.id,
    parent_id: null,
    line_id: first.lineId,
    kind: item.kind,
    name: item.name,
    folded: searchedText([item.name]),
    quantity: 1,
    fields: fieldsOf(sold, owner.domain),
    status: 'active',
    currency,
    price_minor: priceMinor,
    tax_mode: 'exclusive',
    tax_class_id: item.taxClassId,
    term_unit: term.unit,
    term_count: term.count,
    anchor_day: Number(first.bill.from.slice(8)),
    grace_days: item.graceDays,
    renew_before_days: item.renewBeforeDays,
    renew_after_days: item.renewAfterDays,
    started_on: first.bill.from,
    term_from: latest.from,
    expires_on: latest.to,
    billed_minor: priceMinor,
    collection: 'automatic',
    auto_renew: true,
    bought_by: owner.userId,
    created_at: plusMilliseconds(first.bill.paidAt, 0),
    invoiced_for: null,
  })
}
