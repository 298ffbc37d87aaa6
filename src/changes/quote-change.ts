import { createHash } from 'node:crypto'
import { isFor, offRenewal, type RenewalDiscount } from '../catalog/coupon.ts'
import { type Option, type Package, priceIn } from '../catalog/package.ts'
import type { AppliedTax } from '../catalog/tax.ts'
import { totalsOf } from '../invoices/totals.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { canonical } from '../kernel/json.ts'
import type { Active } from '../purchases/purchase.ts'
import { carriedFields } from './carried-fields.ts'
import type { ChangeQuote, Given, Source, Standing } from './change.ts'
import type { Changeable } from './changeable.ts'
import { giveBack } from './give-back.ts'
import { keptOf, type PaidFor } from './paid-terms.ts'
import { daysOf, type Reckoned, reckonChange, sameTerm } from './reckon-change.ts'
import { canBeUndone, quoteOfUndo } from './undo-change.ts'

type Target = { readonly item: Package; readonly option: Option; readonly quantity: number }

/** Everything that it could become, `quantity` of it; what would take back a change of today comes first. */
export function quotesOf(changeable: Changeable, quantity: number): ChangeQuote[] {
  const undone = canBeUndone(changeable) ? [quoteOfUndo(changeable)] : []
  const others = targetsOf(changeable, quantity).flatMap((target) => quoteOf(changeable, target) ?? [])
  const isUndone = (quote: ChangeQuote) => undone.some((undo) => isSameTarget(undo, quote))
  return [...undone, ...others.filter((quote) => !isUndone(quote))]
}

function isSameTarget(a: ChangeQuote, b: ChangeQuote): boolean {
  return (
    a.packageId === b.packageId &&
    a.quantity === b.quantity &&
    (a.term === b.term || (a.term !== null && b.term !== null && sameTerm(a.term, b.term)))
  )
}

function targetsOf({ others, item }: Changeable, quantity: number): Target[] {
  const packages = others.some(({ id }) => id === item.id) ? others : [item, ...others]
  return packages.flatMap((each) => each.options.map((option) => ({ item: each, option, quantity })))
}

/** What becoming this comes to; null where it is not offered. */
function quoteOf(changeable: Changeable, target: Target): ChangeQuote | null {
  const { purchase } = changeable
  const { item, option, quantity } = target
  const price = priceIn(option, purchase.currency)
  if (!price || option.instalments || (option.term === null) !== (purchase.cycle === null)) return null
  if (isAsItIs(purchase, target) || lacksStock(changeable, target)) return null
  if (item.attach === 'must' && !purchase.parentId) return null
  const discount = goingOn(changeable, item)
  const fullMinor = price.priceMinor * BigInt(quantity)
  const newMinor = fullMinor - offRenewal(discount, fullMinor)
  const reckoned = reckonTo(changeable, { term: option.term, fullMinor, newMinor })
  if (reckoned.when === 'at_renewal') return null
  const tax = changeable.taxOf(item)
  if (!isTaxedAlike(changeable, tax)) return null
  return quoted(changeable, target, {
    reckoned,
    tax,
    discount,
    fullMinor,
    newMinor,
    unitMinor: price.priceMinor,
  })
}

function isAsItIs({ packageId, quantity, cycle }: Active, target: Target): boolean {
  const { term } = target.option
  const isSameTerm = cycle === null || (term !== null && sameTerm(cycle.term, term))
  return packageId === target.item.id && quantity === target.quantity && isSameTerm
}

/** How many more of it have to be there. */
function moreOf({ purchase }: Pick<Changeable, 'purchase'>, { item, quantity }: Target): number {
  return item.id === purchase.packageId ? Math.max(quantity - purchase.quantity, 0) : quantity
}

/** How many of what it was are there again. */
function lessOf({ purchase }: Pick<Changeable, 'purchase'>, { item, quantity }: Target): number {
  return item.id === purchase.packageId ? Math.max(purchase.quantity - quantity, 0) : purchase.quantity
}

function lacksStock(changeable: Changeable, target: Target): boolean {
  return target.item.stock !== null && target.item.stock < moreOf(changeable, target)
}

/** A running coupon goes on where it is for what is changed into. */
function goingOn({ purchase, coupon }: Changeable, { id, groupId }: Package): RenewalDiscount | null {
  return coupon && isFor(coupon, { packageId: id, groupId }) ? purchase.discount : null
}

/** Money is given back, and taken, at the tax that it came with. */
function isTaxedAlike({ paid }: Changeable, tax: AppliedTax): boolean {
  return paid.sources.every(({ lineId, invoiceId, worthMinor }) => {
    if (worthMinor === 0n) return true
    const line = paid.invoices.get(invoiceId)?.lines.find(({ id }) => id === lineId)
    return line?.tax.ratePpm === tax.ratePpm && (tax.ratePpm === 0n || line.tax.name === tax.name)
  })
}

type Price = { readonly term: Option['term']; readonly fullMinor: bigint; readonly newMinor: bigint }

function reckonTo({ purchase, today, rules, paid }: Changeable, to: Price): Reckoned {
  const { cycle, priceMinor, quantity } = purchase
  return reckonChange({
    today,
    rules,
    cycle,
    to,
    terms: paid.terms,
    from: { term: cycle?.term ?? null, fullMinor: priceMinor * BigInt(quantity) },
    keptMinor: paid.sources.reduce((sum, source) => sum + keptOf(source, paid, today), 0n),
  })
}

type Reckoning = {
  readonly reckoned: Extract<Reckoned, { when: 'now' }>
  readonly tax: AppliedTax
  readonly discount: RenewalDiscount | null
  readonly unitMinor: bigint
  readonly fullMinor: bigint
  readonly newMinor: bigint
}

function quoted(changeable: Changeable, target: Target, reckoning: Reckoning): ChangeQuote {
  const { purchase, today, paid } = changeable
  const { item, option, quantity } = target
  const { reckoned, tax, discount, fullMinor, newMinor } = reckoning
  const { amountMinor, mode } = reckoned
  const given = amountMinor < 0n ? giveBack(paid, -amountMinor, today) : []
  const charged = amountMinor > 0n ? amountMinor : 0n
  return {
    packageId: item.id,
    optionId: option.id,
    name: item.name,
    quantity,
    currency: purchase.currency,
    term: option.term,
    fullMinor,
    newMinor,
    coupon: purchase.discount && { code: purchase.discount.code, goesOn: discount !== null },
    isTaxIncluded: purchase.taxMode === 'inclusive',
    tax,
    mode,
    amountMinor: charged,
    payMinor: totalsOf([{ amountMinor: charged, tax }], purchase.taxMode).totalMinor,
    creditMinor: given.reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
    given,
    parts: partsOf(changeable, reckoned),
    takesStock: item.stock === null ? 0 : moreOf(changeable, target),
    givesStock: lessOf(changeable, target),
    was: standingOf(purchase, paid),
    becomes: becoming(changeable, target, reckoning, given),
    undoes: null,
  }
}

function partsOf(
  { paid, purchase, today }: Changeable,
  { mode }: Reckoning['reckoned'],
): ChangeQuote['parts'] {
  if (mode === null) {
    return [{ billedMinor: purchase.priceMinor * BigInt(purchase.quantity), left: 1, days: 1 }]
  }
  return paid.terms.map((term) => {
    const { left, days } = daysOf(term, today)
    return { billedMinor: term.billedMinor, left: Number(left), days: Number(days) }
  })
}

/** All that a change may change, as it is. */
function standingOf(purchase: Active, { terms, sources }: Pick<PaidFor, 'terms' | 'sources'>): Standing {
  const { packageId, kind, name, quantity, fields, priceMinor, taxClassId, cycle, billedMinor } = purchase
  const { discount, graceDays, renewBeforeDays, renewAfterDays, mustAttach } = purchase
  return {
    packageId,
    kind,
    name,
    quantity,
    fields,
    priceMinor,
    taxClassId,
    cycle,
    billedMinor,
    discount,
    graceDays,
    renewBeforeDays,
    renewAfterDays,
    mustAttach,
    terms,
    sources,
  }
}

function becoming(
  changeable: Changeable,
  { item, quantity }: Target,
  { reckoned, discount, unitMinor, newMinor }: Reckoning,
  given: readonly Given[],
): Standing {
  const { purchase, paid, today } = changeable
  const { terms, cycle } = reckoned
  return {
    packageId: item.id,
    kind: item.kind,
    name: item.name,
    quantity,
    fields: carriedFields(item, changeable.item, purchase.fields).kept,
    priceMinor: unitMinor,
    taxClassId: item.taxClassId,
    cycle,
    billedMinor: terms.at(-1)?.billedMinor ?? newMinor,
    discount,
    graceDays: item.graceDays,
    renewBeforeDays: item.renewBeforeDays,
    renewAfterDays: item.renewAfterDays,
    mustAttach: item.attach === 'must',
    terms,
    sources: leftSources(paid, given, today),
  }
}

/** What is left of the money that came, for the days from now on. */
function leftSources(paid: PaidFor, given: readonly Given[], today: CalendarDate): Source[] {
  return paid.sources.flatMap((source) => {
    const back = given.find(({ lineId }) => lineId === source.lineId)?.amountMinor ?? 0n
    const worthMinor = keptOf(source, paid, today) - back
    const from = source.from > today ? source.from : today
    return worthMinor > 0n ? [{ ...source, worthMinor, from }] : []
  })
}

/** Binds a quote to all that it was made of: the same, or none. */
export function digestOf(quote: ChangeQuote, { purchase }: Pick<Changeable, 'purchase'>): string {
  const { autoRenew, collection, parentId } = purchase
  return createHash('sha256').update(canonical({ quote, autoRenew, collection, parentId })).digest('hex')
}

/** The quote for the same thing, as it would be now. */
export function quotedAgain(changeable: Changeable, shown: ChangeQuote): ChangeQuote | null {
  const quotes = quotesOf(changeable, shown.quantity)
  return (
    quotes.find(({ undoes, optionId, packageId }) =>
      shown.undoes ? undoes === shown.undoes : packageId === shown.packageId && optionId === shown.optionId,
    ) ?? null
  )
}

/** The package that it becomes, while that is for sale. */
export function targetItem(
  { others, item }: Pick<Changeable, 'item' | 'others'>,
  { packageId }: ChangeQuote,
): Package | undefined {
  return [item, ...others].find(({ id }) => id === packageId)
}
