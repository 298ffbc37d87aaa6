import type { AppliedTax } from '../catalog/tax.ts'
import { assert, present } from '../kernel/assert.ts'
import { divideRounded, shareOut } from '../kernel/money.ts'

/** What a tax rate brings on an invoice, in minor units: the sum of the lines with that rate, without tax, and the tax. */
export type TaxTotal = {
  readonly name: string
  readonly ratePpm: bigint
  readonly baseMinor: bigint
  readonly taxMinor: bigint
}

export type Totals = {
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly totalMinor: bigint
  readonly taxes: readonly TaxTotal[]
}

export const taxModes = ['exclusive', 'inclusive'] as const
export type TaxMode = (typeof taxModes)[number]
export type Taxable = { readonly amountMinor: bigint; readonly tax: AppliedTax }

const million = 1_000_000n

/**
 * An invoice's totals. Tax is computed once per rate, on the sum of the lines with that rate, and rounded once, half away
 * from zero (01-domain, Tax). Inclusive amounts contain their tax; exclusive ones get it on top.
 */
export function totalsOf(lines: readonly Taxable[], mode: TaxMode): Totals {
  const taxes = byRate(lines).map(({ tax, amountMinor }) => taxTotal(tax, amountMinor, mode))
  const netMinor = taxes.reduce((sum, each) => sum + each.baseMinor, 0n)
  const taxMinor = taxes.reduce((sum, each) => sum + each.taxMinor, 0n)
  return {
    netMinor,
    taxMinor,
    totalMinor: netMinor + taxMinor,
    taxes: taxes.filter((each) => each.ratePpm > 0n),
  }
}

function taxTotal({ name, ratePpm }: AppliedTax, amountMinor: bigint, mode: TaxMode): TaxTotal {
  if (mode === 'exclusive') {
    return { name, ratePpm, baseMinor: amountMinor, taxMinor: divideRounded(amountMinor * ratePpm, million) }
  }
  const taxMinor = divideRounded(amountMinor * ratePpm, million + ratePpm)
  return { name, ratePpm, baseMinor: amountMinor - taxMinor, taxMinor }
}

function byRate(lines: readonly Taxable[]): Taxable[] {
  const groups = new Map<string, Taxable>()
  for (const { tax, amountMinor } of lines) {
    const key = `${tax.ratePpm} ${tax.name}`
    groups.set(key, { tax, amountMinor: (groups.get(key)?.amountMinor ?? 0n) + amountMinor })
  }
  return [...groups.values()]
}

/** What is left of an invoice after parts of it were taken back. */
export function withoutParts(totals: Totals, parts: readonly Totals[]): Totals {
  const netMinor = parts.reduce((left, part) => left - part.netMinor, totals.netMinor)
  const taxes = totals.taxes.map((tax) => {
    const taken = parts.flatMap((part) => part.taxes.filter((one) => isSameRate(one, tax)))
    return {
      ...tax,
      baseMinor: taken.reduce((left, one) => left - one.baseMinor, tax.baseMinor),
      taxMinor: taken.reduce((left, one) => left - one.taxMinor, tax.taxMinor),
    }
  })
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0n)
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor, taxes }
}

/**
 * The net and taxes that `partMinor` of what is left of an invoice stands for, as a credit note takes it back: each rate gives its
 * share with tax, and a base is that share less its tax (01-domain, Ledger). Whatever the parts, together they are the invoice's own.
 */
export function partOf(left: Totals, partMinor: bigint): Totals {
  assert(partMinor > 0n && partMinor <= left.totalMinor, 'a part is of what is left')
  const rates = [...left.taxes, untaxedOf(left)]
  const grosses = rates.map(({ baseMinor, taxMinor }) => baseMinor + taxMinor)
  const shares = shareOut(partMinor, grosses)
  const parts = rates.map((rate, at) => {
    const share = present(shares[at], 'the share of a rate')
    const gross = present(grosses[at], 'what is left of a rate')
    const taxMinor = gross === 0n ? 0n : divideRounded(rate.taxMinor * share, gross)
    return { ...rate, baseMinor: share - taxMinor, taxMinor }
  })
  const taxMinor = parts.reduce((sum, part) => sum + part.taxMinor, 0n)
  const taxes = parts.filter(({ ratePpm }) => ratePpm > 0n)
  return { netMinor: partMinor - taxMinor, taxMinor, totalMinor: partMinor, taxes }
}

/** The same of `partMinor` that is of one rate alone. */
export function partOfRate(left: Totals, tax: AppliedTax, partMinor: bigint): Totals {
  const rate = present(rateIn(left, tax), 'the rate of a line')
  const gross = rate.baseMinor + rate.taxMinor
  assert(partMinor > 0n && partMinor <= gross, 'a part is of what is left of its rate')
  const taxMinor = divideRounded(rate.taxMinor * partMinor, gross)
  const part = { ...rate, baseMinor: partMinor - taxMinor, taxMinor }
  const taxes = part.ratePpm > 0n ? [part] : []
  return { netMinor: part.baseMinor, taxMinor, totalMinor: partMinor, taxes }
}

/** What is left of one rate, with its tax. */
export function grossOfRate(left: Totals, tax: AppliedTax): bigint {
  const rate = rateIn(left, tax)
  return rate ? rate.baseMinor + rate.taxMinor : 0n
}

function rateIn(totals: Totals, tax: AppliedTax): TaxTotal | undefined {
  return tax.ratePpm === 0n ? untaxedOf(totals) : totals.taxes.find((each) => isSameRate(each, tax))
}

type Rate = Pick<TaxTotal, 'name' | 'ratePpm'>

function isSameRate(a: Rate, b: Rate): boolean {
  return a.name === b.name && a.ratePpm === b.ratePpm
}

/** What bears no tax. */
function untaxedOf({ netMinor, taxes }: Totals): TaxTotal {
  const baseMinor = taxes.reduce((left, tax) => left - tax.baseMinor, netMinor)
  return { name: '', ratePpm: 0n, baseMinor, taxMinor: 0n }
}
