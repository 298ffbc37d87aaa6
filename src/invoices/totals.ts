import type { AppliedTax } from '../catalog/tax.ts'
import { divideRounded } from '../kernel/money.ts'

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

export type TaxMode = 'exclusive' | 'inclusive'
type Taxable = { readonly amountMinor: bigint; readonly tax: AppliedTax }

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

/**
 * The part of an invoice's net and taxes that `partMinor` of its total stands for, as a refund takes it back. Taking parts
 * one after the other loses nothing: `beforeMinor` is what was taken already, and the last part takes what is left.
 */
export function partOf(totals: Totals, beforeMinor: bigint, partMinor: bigint): Totals {
  const upTo = (minor: bigint, share: bigint) =>
    totals.totalMinor === 0n ? 0n : divideRounded(share * minor, totals.totalMinor)
  const after = beforeMinor + partMinor
  const taxes = totals.taxes.map((tax) => ({
    ...tax,
    taxMinor: upTo(after, tax.taxMinor) - upTo(beforeMinor, tax.taxMinor),
    baseMinor: upTo(after, tax.baseMinor) - upTo(beforeMinor, tax.baseMinor),
  }))
  const taxMinor = taxes.reduce((sum, each) => sum + each.taxMinor, 0n)
  return { netMinor: partMinor - taxMinor, taxMinor, totalMinor: partMinor, taxes }
}
