import { amountOfPart, daysOf } from '../catalog/instalments.ts'
import { type Instalments, type Option, priceIn } from '../catalog/package.ts'
import type { AppliedTax } from '../catalog/tax.ts'
import type { NewLine } from '../invoices/issue-invoice.ts'
import { type Taxable, type TaxMode, totalsOf } from '../invoices/totals.ts'
import { present } from '../kernel/assert.ts'
import { addTerm, type CalendarDate, dayOfMonth, type Term } from '../kernel/calendar.ts'
import type { CartItemId } from '../kernel/ids.ts'
import type { ShopSettings } from '../platform/shop-settings.ts'
import { instalmentParts, purchaseTermsIn } from '../purchases/purchase-terms.ts'
import { renewalGroup, renewalPrice } from '../purchases/renewal-price.ts'
import type { CartItem } from './cart.ts'

/** What will be charged on a later day if nothing is changed, with tax, in minor units. */
export type Later = LaterRenewals | LaterInstalments

/** What renews on one day, and so stands on one invoice. */
export type LaterRenewals = {
  readonly kind: 'renewals'
  readonly on: CalendarDate
  /** The day of the month on which its terms end where there is one. */
  readonly anchorDay: number
  readonly taxMode: TaxMode
  /** `renewalGroup` of what is renewed. */
  readonly group: string
  readonly items: readonly { readonly name: string; readonly term: Term }[]
  /** What the buyer owns already and renews on the same invoice: the first of it, and how much more there is. */
  readonly others: Others
  readonly totalMinor: bigint
  /** What it costs once a coupon that holds for some renewals only has run out. */
  readonly afterwardsMinor: bigint | null
  /** What the total is made of, without and then with what coupons take off. */
  readonly lines: readonly Taxable[]
  readonly fullLines: readonly Taxable[]
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
  readonly taxMode: TaxMode
  readonly today: CalendarDate
  /** How renewals come to stand on one invoice. */
  readonly shop: Pick<ShopSettings, 'shareRenewalInvoice' | 'renewalInvoiceDays'>
}

/** What is sold: as it is in a cart, or as it was agreed in an order. */
type Sold = Pick<CartItem, 'id' | 'quantity'> & {
  readonly item: { readonly name: string }
  readonly option: Pick<Option, 'term' | 'prices'>
}
export type Entry = { readonly entry: Sold; readonly tax: AppliedTax }

/** What the items of a cart will cost later; `lines` are those that are charged now. */
export function laterOf(entries: readonly Entry[], lines: readonly NewLine[], now: Circumstances): Later[] {
  const renewals: Renewal[] = []
  const instalments: LaterInstalments[] = []
  for (const one of entries) {
    const line = lines.find((each) => purchaseTermsIn(each)?.item === one.entry.id)
    const later = line && instalmentsAfter(line, one.tax, now)
    if (later) instalments.push(later)
    else if (line) renewals.push(...renewalOf(one, line, now))
  }
  const groups = Map.groupBy(renewals, (one) => (now.shop.shareRenewalInvoice ? one.group : one))
  return [...[...groups.values()].map((group) => onOneInvoice(group, now)), ...instalments]
}

function instalmentsAfter(
  line: NewLine,
  tax: AppliedTax,
  { taxMode, today }: Circumstances,
): LaterInstalments | null {
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

type Renewal = {
  readonly on: CalendarDate
  readonly group: string
  readonly name: string
  readonly term: Term
  readonly line: Taxable
  readonly fullLine: Taxable
}

/** `fullLine` is what it costs when a coupon has run out that will. */
function renewalOf({ entry, tax }: Entry, line: NewLine, now: Circumstances): Renewal[] {
  const { currency, taxMode, today, shop } = now
  const { item, option, quantity } = entry
  const price = priceIn(option, currency)
  if (!price || !option.term) return []
  const { priceMinor } = price
  const discount = purchaseTermsIn(line)?.discount ?? null
  const { amountMinor, discountMinor } = renewalPrice({ priceMinor, quantity, discount })
  const keptOff = discount && discount.left === null ? discountMinor : 0n
  const { term } = option
  const on = addTerm(today, term, dayOfMonth(today))
  const asBought = {
    expiresOn: on,
    term,
    currency,
    taxMode,
    collection: 'automatic',
    methodId: null,
  } as const
  return [
    {
      on,
      group: renewalGroup(asBought, shop),
      name: item.name,
      term,
      line: { tax, amountMinor },
      fullLine: { tax, amountMinor: amountMinor + discountMinor - keptOff },
    },
  ]
}

function onOneInvoice(group: readonly Renewal[], { taxMode, today }: Circumstances): LaterRenewals {
  const lines = group.map(({ line }) => line)
  const fullLines = group.map(({ fullLine }) => fullLine)
  const first = present(group[0], 'what renews')
  return {
    kind: 'renewals',
    on: first.on,
    anchorDay: dayOfMonth(today),
    taxMode,
    group: first.group,
    items: group.map(({ name, term }) => ({ name, term })),
    others: { names: [], more: 0 },
    lines,
    fullLines,
    ...costs(lines, fullLines, taxMode),
  }
}

function costs(lines: readonly Taxable[], fullLines: readonly Taxable[], taxMode: TaxMode) {
  const { totalMinor } = totalsOf(lines, taxMode)
  const full = totalsOf(fullLines, taxMode).totalMinor
  return { totalMinor, afterwardsMinor: full === totalMinor ? null : full }
}

type Others = { readonly names: readonly string[]; readonly more: number }
const mostNamed = 3

/** The same with what the buyer renews on the same invoice already. */
export function joinedBy(
  renewals: LaterRenewals,
  others: { readonly names: readonly string[]; readonly lines: readonly Taxable[] },
): LaterRenewals {
  const lines = [...renewals.lines, ...others.lines]
  const fullLines = [...renewals.fullLines, ...others.lines]
  const named = {
    names: others.names.slice(0, mostNamed),
    more: Math.max(0, others.names.length - mostNamed),
  }
  return { ...renewals, others: named, lines, fullLines, ...costs(lines, fullLines, renewals.taxMode) }
}
