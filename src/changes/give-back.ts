import { totalsOf } from '../invoices/totals.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import type { Given, Source } from './change.ts'
import { keptOf, type PaidFor } from './paid-terms.ts'

/** So much is given back of what came for these terms: of the newest money first, and of each line what can be given back of it. */
export function giveBack(paid: PaidFor, amountMinor: bigint, today: CalendarDate): Given[] {
  const given: Given[] = []
  let rest = amountMinor
  for (const source of paid.sources) {
    const kept = keptOf(source, paid, today)
    const part = kept < rest ? kept : rest
    const one = givenOf(paid, source, part)
    if (!one) continue
    given.push(one)
    rest -= one.amountMinor
  }
  return given
}

type Of = Pick<Source, 'lineId' | 'invoiceId'>

/** A part of a line with its tax, as it came: no more than is left of either. */
export function givenOf(paid: PaidFor, { lineId, invoiceId }: Of, amountMinor: bigint): Given | null {
  const invoice = paid.invoices.get(invoiceId)
  const line = invoice?.lines.find(({ id }) => id === lineId)
  const left = paid.left.get(lineId)
  if (!invoice || !line || !left || amountMinor === 0n) return null
  const { totalMinor } = totalsOf([{ amountMinor, tax: line.tax }], invoice.taxMode)
  const total = totalMinor < left.grossMinor ? totalMinor : left.grossMinor
  return total > 0n ? { lineId, invoiceId, amountMinor, totalMinor: total } : null
}
