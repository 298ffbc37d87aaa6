import { partsOf } from '../catalog/instalments.ts'
import type { NewLine } from '../invoices/issue-invoice.ts'
import { type InstalmentPlan, newPurchase, purchaseTermsIn } from '../purchases/purchase-terms.ts'
import type { CartItem } from './cart.ts'

/**
 * The line of something that is paid in instalments becomes the line of its first instalment, and carries what was agreed as a
 * whole. A coupon has made the whole cheaper by then, so each instalment has its part of the discount. What does not divide is
 * paid at once.
 */
export function firstInstalment({ option }: CartItem, line: NewLine): NewLine {
  const terms = purchaseTermsIn(line)
  if (!option.instalments || !terms) return line
  const { count } = option.instalments
  const parts = partsOf(line, count)
  const first = parts?.[0]
  if (!first) return line
  const instalments: InstalmentPlan = {
    ...option.instalments,
    parts: parts.map((part) => ({
      unitMinor: String(part.unitMinor),
      discountMinor: String(part.discountMinor),
    })),
  }
  const { coupon } = line.breakdown
  return {
    ...line,
    ...first,
    kind: 'instalment',
    breakdown: {
      kind: 'instalment',
      position: 1,
      count,
      wholeMinor: String(line.unitMinor),
      unitMinor: String(first.unitMinor),
      quantity: line.quantity,
      ...(coupon && first.discountMinor > 0n ? { coupon } : {}),
    },
    fulfilment: { kind: newPurchase, terms: { ...terms, instalments } },
  }
}
