import { partsOf } from '../catalog/instalments.ts'
import type { NewLine } from '../invoices/issue-invoice.ts'
import { type AgreedInstalments, agreedIn, newPurchase } from '../purchases/agreed.ts'
import type { CartItem } from './cart.ts'

/**
 * The line of something that is paid in instalments becomes the line of its first instalment, and carries what was agreed as a
 * whole. A coupon has made the whole cheaper by then, so each instalment has its part of the discount. What does not divide is
 * paid at once.
 */
export function firstInstalment({ option }: CartItem, line: NewLine): NewLine {
  const agreed = agreedIn(line)
  if (!option.instalments || !agreed) return line
  const { count } = option.instalments
  const parts = partsOf(line, count)
  const first = parts?.[0]
  if (!first) return line
  const instalments: AgreedInstalments = {
    ...option.instalments,
    parts: parts.map((part) => ({
      unitMinor: String(part.unitMinor),
      discountMinor: String(part.discountMinor),
    })),
  }
  const { coupon } = line.working
  return {
    ...line,
    ...first,
    kind: 'instalment',
    working: {
      kind: 'instalment',
      position: 1,
      count,
      wholeMinor: String(line.unitMinor),
      unitMinor: String(first.unitMinor),
      quantity: line.quantity,
      ...(coupon && first.discountMinor > 0n ? { coupon } : {}),
    },
    fulfilment: { kind: newPurchase, agreed: { ...agreed, instalments } },
  }
}
