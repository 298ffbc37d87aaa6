import { offRenewal } from '../catalog/coupon.ts'
import { totalsOf } from '../invoices/totals.ts'
import { present } from '../kernel/assert.ts'
import { canonical } from '../kernel/json.ts'
import { change as changeKind, changeTerms } from '../purchases/purchase-terms.ts'
import type { ChangeQuote, Given } from './change.ts'
import type { DoneChange } from './change-store.ts'
import type { Changeable } from './changeable.ts'
import { givenOf } from './give-back.ts'
import type { PaidFor } from './paid-terms.ts'

/** The last change was of today, and nothing has happened to the purchase since: changing back takes it back whole. */
export function canBeUndone({ last, today, purchase, paid }: Changeable): boolean {
  if (!last || last.doneOn !== today) return false
  const { after } = last
  const sameAs = { packageId: after.packageId, quantity: after.quantity, cycle: after.cycle }
  const is = { packageId: purchase.packageId, quantity: purchase.quantity, cycle: purchase.cycle }
  return (
    canonical(sameAs) === canonical(is) && purchase.billedMinor === after.billedMinor && isWhole(last, paid)
  )
}

/** Nothing of what was charged for it was given back since. */
function isWhole(change: DoneChange, paid: PaidFor): boolean {
  const { quote } = change
  const line = chargedLine(change, paid)
  return quote.amountMinor === 0n || (line !== null && line.amountMinor === quote.amountMinor)
}

/** What was charged for the change, as far as it is still there. */
function chargedLine({ id }: DoneChange, paid: PaidFor): Given | null {
  for (const { id: invoiceId, lines } of paid.invoices.values()) {
    const line = lines.find(
      (each) => each.fulfilment?.kind === changeKind && changeTerms(each).changeId === id,
    )
    const left = line && paid.left.get(line.id)
    if (line && left) return givenOf(paid, { lineId: line.id, invoiceId }, left.amountMinor)
  }
  return null
}

/** What was charged comes back as credit, what was given back is charged, and all is as it was. */
export function quoteOfUndo({ last, paid, purchase }: Changeable): ChangeQuote {
  const change = present(last, 'a change to take back')
  const { quote, after, id, gave } = change
  const before = quote.was
  const charged = quote.amountMinor > 0n ? chargedLine(change, paid) : null
  const given = charged ? [charged] : []
  const amountMinor = quote.given.reduce((sum, one) => sum + one.amountMinor, 0n)
  const fullMinor = before.priceMinor * BigInt(before.quantity)
  return {
    ...quote,
    packageId: before.packageId,
    optionId: null,
    name: before.name,
    quantity: before.quantity,
    term: before.cycle?.term ?? null,
    fullMinor,
    newMinor: fullMinor - offRenewal(before.discount, fullMinor),
    coupon: before.discount && { code: before.discount.code, goesOn: true },
    mode: 'undo',
    amountMinor,
    payMinor: totalsOf([{ amountMinor, tax: quote.tax }], purchase.taxMode).totalMinor,
    creditMinor: given.reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
    given,
    parts: [],
    takesStock: gave,
    givesStock: quote.takesStock,
    was: after,
    becomes: before,
    undoes: id,
  }
}
