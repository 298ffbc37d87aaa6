import { z } from 'zod'
import { slugsOf } from '../catalog/catalog-store.ts'
import { FieldValue } from '../catalog/field-values.ts'
import { Term } from '../catalog/package.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { ShownTotals } from '../invoices/shown-invoice.ts'
import { list, MinorUnits } from '../kernel/codecs.ts'
import { CartItemId } from '../kernel/ids.ts'
import { InvoicePayPage, payPageOf } from '../payments/pay-page.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, type View } from '../platform/use-case.ts'
import { type PurchaseTerms, purchaseTermsIn } from '../purchases/purchase-terms.ts'
import { type Entry, laterOf } from './later.ts'
import { withOthers } from './later-with-others.ts'
import { renewalsLeft, ShownLater, shownLater } from './shown-cart.ts'

const OrderedItem = z.object({
  id: CartItemId,
  /** What it belongs to in the order. */
  parentId: CartItemId.nullable(),
  slug: z.string(),
  name: z.string(),
  quantity: z.number().int(),
  fields: list(FieldValue),
  term: Term.nullable(),
  /** How many instalments it is paid in; null: all of it now. */
  parts: z.number().int().nullable(),
  unitMinor: MinorUnits,
  setupMinor: MinorUnits,
  /** What is charged now, before any discount. */
  amountMinor: MinorUnits,
})

const OrderToPay = z.object({
  currency: z.string(),
  taxMode: z.enum(['exclusive', 'inclusive']),
  items: list(OrderedItem),
  totals: ShownTotals,
  later: list(ShownLater),
  coupon: z.object({ code: z.string(), offMinor: MinorUnits }).nullable(),
})

/** An invoice as it is to be paid, and where it is an order, that as its checkout showed it. */
export const payPage = query({
  name: 'cart.pay_page',
  input: z.object({ number: z.string().min(1).max(60) }),
  output: InvoicePayPage.extend({ order: OrderToPay.nullable() }),
  may: ownsInvoice,
  async run(view, { number }) {
    const invoice = orNotFound(await findInvoice(view.reader, { number }))
    const [page, order] = await Promise.all([payPageOf(view, invoice), orderToPay(view, invoice)])
    return { ...page, order }
  },
})

async function orderToPay(view: View, invoice: Issued): Promise<z.output<typeof OrderToPay> | null> {
  const sold = invoice.lines.flatMap((line) => {
    const terms = purchaseTermsIn(line)
    return terms ? [{ line, terms }] : []
  })
  if (sold.length === 0) return null
  const slugs = await slugsOf(view.reader, [...new Set(sold.map(({ terms }) => terms.packageId))])
  const { currency, taxMode, netMinor, taxMinor, totalMinor, taxes } = invoice
  return {
    currency,
    taxMode,
    items: sold.map((each) => itemOf(each, invoice, slugs.get(each.terms.packageId) ?? '')),
    totals: { netMinor, taxMinor, totalMinor, taxes: [...taxes] },
    later: await laterOfOrder(view, sold, invoice),
    coupon: couponOf(invoice.lines),
  }
}

type Sold = { readonly line: Line; readonly terms: PurchaseTerms }

function itemOf({ line, terms }: Sold, { lines }: Issued, slug: string): z.output<typeof OrderedItem> {
  const { item: id, parentItem: parentId, name, fields, term, instalments } = terms
  const { quantity, unitMinor, breakdown } = line
  // The set-up fee of a thing stands on the line after it.
  const next = lines[lines.indexOf(line) + 1]
  const setup = next?.kind === 'setup_fee' ? next : null
  return {
    id,
    parentId,
    slug,
    name,
    quantity,
    fields: [...fields],
    term,
    parts: instalments?.count ?? null,
    unitMinor: breakdown.kind === 'instalment' ? BigInt(breakdown.wholeMinor) : unitMinor,
    setupMinor: setup ? setup.unitMinor * BigInt(setup.quantity) : 0n,
    amountMinor: unitMinor * BigInt(quantity),
  }
}

async function laterOfOrder(view: View, sold: readonly Sold[], invoice: Issued) {
  const { currency, taxMode, lines, customerId } = invoice
  const entries = sold.map(({ line, terms }): Entry => {
    const prices = [{ currency, priceMinor: line.unitMinor, setupMinor: 0n }]
    const { item: id, name, term } = terms
    return { entry: { id, quantity: line.quantity, item: { name }, option: { term, prices } }, tax: line.tax }
  })
  const { today, shop } = view
  const later = laterOf(entries, lines, { currency, taxMode, today, shop })
  const quote = { currency, lines, totals: invoice, later, coupon: null, digest: '' }
  const { later: whole } = await withOthers(view, customerId, quote)
  return whole.map((each) => shownLater(each, renewalsLeft(lines)))
}

function couponOf(lines: readonly Line[]) {
  const discounted = lines.find(({ breakdown }) => breakdown.coupon)
  const offMinor = lines.reduce((sum, { discountMinor }) => sum + discountMinor, 0n)
  return discounted?.breakdown.coupon ? { code: discounted.breakdown.coupon, offMinor } : null
}
