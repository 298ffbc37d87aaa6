import { returnStock, takeSoldStock } from '../catalog/catalog-store.ts'
import { forgetCouponUse, retakeCouponUse, returnCouponUse } from '../catalog/coupon-store.ts'
import { creditUndelivered } from '../invoices/credit-undelivered.ts'
import type { FulfilmentHandler } from '../invoices/fulfilment.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { hasExpired } from '../invoices/invoice-states.ts'
import { saveDelivered } from '../invoices/invoice-store.ts'
import { type CartItemId, type LineId, PurchaseId } from '../kernel/ids.ts'
import { type FieldValue, refOf } from '../platform/history/fields.ts'
import type { Work } from '../platform/use-case.ts'
import { type Active, firstCycle } from './purchase.ts'
import { isUsable } from './purchase-states.ts'
import { insertPurchases, lockPurchases } from './purchase-store.ts'
import { instalmentParts, type PurchaseTerms, purchaseTerms } from './purchase-terms.ts'

/** Lines that sell something new: paid, they become purchases, each once (its line's id is unique among them). */
export const fulfilPurchases: FulfilmentHandler = {
  isDeliveredTo: (line) => parentOf(line).length > 0,
  async lock(work, lines) {
    await lockPurchases(work.trx, lines.flatMap(parentOf))
  },
  async onPaid(work, invoice, lines) {
    const lost = await withoutParent(work, lines)
    for (const line of lost) await returnSold(work, line)
    await creditUndelivered(work, invoice, lost)
    const sold = lines
      .filter((line) => !lost.includes(line))
      .map((line) => ({ line, terms: purchaseTerms(line) }))
    if (sold.length === 0) return
    const idOf = new Map(sold.map(({ terms }) => [terms.item, PurchaseId.parse(work.newId())]))
    const parentsFirst = sold.sort(
      (a, b) => Number(a.terms.parentItem !== null) - Number(b.terms.parentItem !== null),
    )
    const made = parentsFirst.map(({ line, terms }) => {
      const purchase = purchaseOf(work, invoice, { line, terms, idOf })
      return { purchase, line, lineId: line.id }
    })
    await Promise.all([
      insertPurchases(work.trx, made, invoice.id),
      saveDelivered(work.trx, made.flatMap(delivered)),
    ])
    for (const { purchase, line } of made) {
      work.record({
        type: 'purchase.made',
        customerId: purchase.customerId,
        purchase: refOf(purchase),
        invoice: refOf(invoice),
        lineId: line.id,
        isPaidInInstalments: purchaseTerms(line).instalments !== undefined,
        expiresOn: purchase.cycle?.expiresOn ?? null,
        boughtBy: doerOf(invoice),
      })
    }
  },
  async onRevived(work, invoice, lines) {
    for (const { terms, quantity } of lines.map((line) => ({ ...line, terms: purchaseTerms(line) }))) {
      if (terms.takesStock) await takeSoldStock(work.trx, terms.packageId, quantity)
    }
    recordCoupon(work, invoice, 'coupon.retaken', await retakeCouponUse(work.trx, invoice.id))
  },
  onExpired: (work, invoice, lines) => putBack(work, invoice, lines, 'expired'),
  async onCancelled(work, invoice, lines) {
    if (hasExpired(invoice)) await forgetCouponUse(work.trx, invoice.id)
    else await putBack(work, invoice, lines, 'cancelled')
  },
}

function parentOf(line: Line): PurchaseId[] {
  const { parentId } = purchaseTerms(line)
  return parentId ? [parentId] : []
}

/** What must be attached to something that ended before this was paid: it can't be delivered any more. */
async function withoutParent(work: Work, lines: readonly Line[]): Promise<Line[]> {
  const attached = lines.filter((line) => purchaseTerms(line).mustAttach && parentOf(line).length > 0)
  if (attached.length === 0) return []
  const parents = await lockPurchases(work.trx, attached.flatMap(parentOf))
  const usable = new Set(parents.filter((parent) => isUsable(parent)).map(({ id }) => id))
  return attached.filter((line) => !parentOf(line).some((id) => usable.has(id)))
}

async function returnSold(work: Work, line: Line): Promise<void> {
  const terms = purchaseTerms(line)
  if (terms.takesStock) await returnStock(work.trx, terms.packageId, line.quantity)
}

function delivered({ purchase: { cycle }, lineId }: { purchase: Active; lineId: LineId }) {
  return cycle ? [{ lineId, from: cycle.from, to: cycle.expiresOn }] : []
}

type Sold = { line: Line; terms: PurchaseTerms; idOf: ReadonlyMap<CartItemId, PurchaseId> }

function purchaseOf(work: Work, invoice: Issued, { line, terms, idOf }: Sold): Active {
  const id = idOf.get(terms.item) ?? PurchaseId.parse(work.newId())
  const { packageId, kind, name, taxClassId, fields, graceDays, renewBeforeDays, renewAfterDays } = terms
  return {
    id,
    packageId,
    kind,
    name,
    taxClassId,
    fields,
    graceDays,
    renewBeforeDays,
    renewAfterDays,
    customerId: invoice.customerId,
    parentId: (terms.parentItem && idOf.get(terms.parentItem)) ?? terms.parentId ?? null,
    quantity: line.quantity,
    currency: invoice.currency,
    priceMinor: priceOf(line, terms),
    taxMode: invoice.taxMode,
    cycle: firstCycle(terms.term, work.today),
    startedOn: work.today,
    billedMinor: line.amountMinor,
    discount: terms.discount ?? null,
    methodId: null,
    collection: terms.term === null ? 'manual' : 'automatic',
    autoRenew: terms.term !== null,
    // Its invoice knows, which it is written with.
    boughtBy: null,
    mustAttach: terms.mustAttach ?? false,
    createdAt: work.now,
    status: 'active',
  }
}

/** The whole price of one, also where the line is only a part of it. */
function priceOf(line: Line, { instalments }: PurchaseTerms): bigint {
  if (!instalments) return line.unitMinor
  return instalmentParts(instalments).reduce((sum, { unitMinor }) => sum + unitMinor, 0n)
}

/** Who ordered it: not who lets its payment through, nor the program that hears of the payment. */
function doerOf({ origin }: Issued): FieldValue<'doer'> {
  switch (origin) {
    case 'customer':
    case 'staff':
      return { kind: origin, name: null }
    default:
      return { kind: 'system', name: null }
  }
}

/** What an order that comes to nothing had taken: what was in stock, and the coupon's use. */
async function putBack(
  work: Work,
  invoice: Issued,
  lines: readonly Line[],
  because: 'expired' | 'cancelled',
): Promise<void> {
  for (const line of lines) {
    await returnSold(work, line)
  }
  recordCoupon(
    work,
    invoice,
    'coupon.returned',
    await returnCouponUse(work.trx, invoice.id, { at: work.now, because }),
  )
}

function recordCoupon(
  work: Work,
  invoice: Issued,
  type: 'coupon.returned' | 'coupon.retaken',
  code: string | undefined,
): void {
  if (code) work.record({ type, customerId: invoice.customerId, invoice: refOf(invoice), code })
}
