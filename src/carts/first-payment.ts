import { partsOf } from '../catalog/instalments.ts'
import { amountOf, type NewLine } from '../invoices/issue-invoice.ts'
import { present } from '../kernel/assert.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { type AgreedInstalments, agreedIn, newPurchase } from '../purchases/agreed.ts'
import type { CartItem } from './cart.ts'

/**
 * The line of something that is paid in instalments becomes the line of its first payment, and carries what was agreed as a whole. A
 * coupon has made the whole cheaper by then, so each payment has its part of the discount. What costs nothing is not divided.
 */
export function firstPayment({ option }: CartItem, line: NewLine, today: CalendarDate): NewLine {
  const agreed = agreedIn(line)
  if (!option.instalments || !agreed || amountOf(line) === 0n) return line
  const { unitMinor, discountMinor, quantity } = line
  const first = present(partsOf(line, option.instalments, today)[0], 'the first payment')
  const instalments: AgreedInstalments = {
    ...option.instalments,
    ...{ unitMinor: String(unitMinor), discountMinor: String(discountMinor) },
  }
  return {
    ...{ ...line, kind: 'instalment', unitMinor: first.unitMinor, discountMinor: first.discountMinor },
    working: {
      ...{ kind: 'instalment', position: 1, count: instalments.count, wholeMinor: String(unitMinor) },
      ...{ unitMinor: String(first.unitMinor), quantity },
      ...(line.working.coupon && first.discountMinor > 0n ? { coupon: line.working.coupon } : {}),
    },
    fulfilment: { kind: newPurchase, agreed: { ...agreed, instalments } },
  }
}
