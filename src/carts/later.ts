import { offRenewal } from '../catalog/coupon.ts'
import { amountOfPart, daysOf } from '../catalog/instalments.ts'
import { type Instalments, priceIn } from '../catalog/package.ts'
import type { AppliedTax } from '../catalog/tax.ts'
import type { NewLine } from '../invoices/issue-invoice.ts'
import { type TaxMode, totalsOf } from '../invoices/totals.ts'
import { present } from '../kernel/assert.ts'
import { addTerm, type CalendarDate, dayOfMonth, type Term } from '../kernel/calendar.ts'
import type { CartItemId } from '../kernel/ids.ts'
import { instalmentParts, purchaseTermsIn } from '../purchases/purchase-terms.ts'
import type { CartItem } from './cart.ts'

/** What will be charged on a later day if nothing is changed, with tax, in minor units. */
export type Later = LaterRenewal | LaterInstalments

type LaterRenewal = {
  readonly kind: 'renewal'
  readonly name: string
  readonly on: CalendarDate
  readonly totalMinor: bigint
  readonly term: Term
  /** What it costs from then on, where a coupon holds for some renewals only. */
  readonly afterwardsMinor: bigint | null
}

/** The instalments after the first of what is paid in instalments, if that one is paid today. */
type LaterInstalments = {
  readonly kind: 'instalments'
  readonly item: CartItemId
  readonly name: string
  /** How many there are with the first, and what its line comes to before any discount. */
  readonly count: number
  readonly nowMinor: bigint
  readonly every: Instalments['every']
  readonly instalments: readonly { readonly on: CalendarDate; readonly totalMinor: bigint }[]
}

type Circumstances = {
  readonly currency: string
  readonly tax: AppliedTax
  readonly taxMode: TaxMode
  readonly today: CalendarDate
}

/** What an item of a cart will cost later; `lines` are those that are charged now. */
export function laterOf(entry: CartItem, lines: readonly NewLine[], now: Circumstances): Later[] {
  const line = lines.find((each) => purchaseTermsIn(each)?.item === entry.id)
  if (!line) return []
  const instalments = instalmentsAfter(line, now)
  if (instalments) return [instalments]
  return renewalOf(entry, line, now)
}

function instalmentsAfter(line: NewLine, { tax, taxMode, today }: Circumstances): LaterInstalments | null {
  const terms = purchaseTermsIn(line)
  if (!terms?.instalments) return null
  const { instalments } = terms
  const { description: name, quantity, unitMinor } = line
  const days = daysOf(instalments, today)
  const all = instalmentParts(instalments).map((part, at) => ({
    on: present(days[at], 'the day of an instalment'),
    totalMinor: totalsOf([{ tax, amountMinor: amountOfPart(part, quantity) }], taxMode).totalMinor,
  }))
  const { every, count } = instalments
  const nowMinor = unitMinor * BigInt(quantity)
  return { kind: 'instalments', item: terms.item, name, every, count, nowMinor, instalments: all.slice(1) }
}

function renewalOf({ item, option, quantity }: CartItem, line: NewLine, now: Circumstances): LaterRenewal[] {
  const { currency, tax, taxMode, today } = now
  const price = priceIn(option, currency)
  if (!price || !option.term) return []
  const fullMinor = price.priceMinor * BigInt(quantity)
  const costs = (amountMinor: bigint) => totalsOf([{ tax, amountMinor }], taxMode).totalMinor
  const discount = purchaseTermsIn(line)?.discount ?? null
  const totalMinor = costs(fullMinor - offRenewal(discount, fullMinor))
  const on = addTerm(today, option.term, dayOfMonth(today))
  const afterwardsMinor = discount && discount.left !== null ? costs(fullMinor) : null
  return [{ kind: 'renewal', name: item.name, on, totalMinor, term: option.term, afterwardsMinor }]
}
