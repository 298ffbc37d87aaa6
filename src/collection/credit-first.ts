import { type Money, money, smaller, subtract } from '../kernel/money.ts'

type Given = {
  readonly open: Money
  readonly credit: Money
  /** The least that the gateway takes for the rest; null: there is nothing to charge a rest to. */
  readonly least: Money | null
}

/**
 * How much credit is used on an invoice that is collected by itself: all that fits. Where that would leave less than the gateway takes,
 * so much less is used (01-domain, Renewal).
 */
export function creditFirst({ open, credit, least }: Given): Money {
  const fits = smaller(open, credit)
  const rest = subtract(open, fits)
  if (rest.minor === 0n) return fits
  const nothing = money(0n, open.currency)
  if (least === null || open.minor < least.minor) return nothing
  if (rest.minor >= least.minor) return fits
  return subtract(open, least)
}
