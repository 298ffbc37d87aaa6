import type { Meanwhile } from '../kernel/edit.ts'
import { toDecimal } from '../kernel/money.ts'
import type { Field, Option, Package, Price, Term } from './package.ts'

/** What can be changed of a package, by the names under which its history tells it. */
export const packageDetails = [
  'name',
  'slug',
  'group',
  'summary',
  'description',
  'taxClass',
  'forSale',
  'attach',
  'renewBeforeDays',
  'renewAfterDays',
  'graceDays',
  'mayCancelNow',
  'mayTurnOffAutoRenew',
  'prices',
  'fields',
] as const
export type PackageDetail = (typeof packageDetails)[number]

type Named = { readonly group: string; readonly taxClass: string }
export type PackageTexts = Readonly<Record<PackageDetail, string>>

/** A package as its history tells it: each detail as a text. */
export function textsOf(item: Package, { group, taxClass }: Named): PackageTexts {
  const { name, slug, summary, description, attach } = item
  return {
    name,
    slug,
    group,
    summary,
    description,
    taxClass,
    forSale: yesNo(item.visible),
    attach,
    renewBeforeDays: String(item.renewBeforeDays),
    renewAfterDays: String(item.renewAfterDays),
    graceDays: String(item.graceDays),
    mayCancelNow: yesNo(item.mayCancelNow),
    mayTurnOffAutoRenew: yesNo(item.mayTurnOffAutoRenew),
    prices: item.options.map(textOfOption).join('; '),
    fields: item.fields.map(textOfField).join('; '),
  }
}

export type DetailChange = Pick<Meanwhile, 'before' | 'after'> & { readonly detail: PackageDetail }

/** What differs, in the order of the details. */
export function changesBetween(before: PackageTexts, after: PackageTexts): DetailChange[] {
  return packageDetails
    .filter((detail) => before[detail] !== after[detail])
    .map((detail) => ({ detail, before: before[detail], after: after[detail] }))
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no'
}

function textOfOption({ term, instalments, prices }: Option): string {
  const how = term
    ? textOfTerm(term)
    : instalments
      ? `${instalments.count} × ${textOfTerm(instalments.every)}`
      : '1 ×'
  return `${how}: ${prices.map(textOfPrice).join(', ')}`
}

function textOfTerm({ unit, count }: Term): string {
  return `${count} ${unit}`
}

function textOfPrice({ currency, priceMinor, setupMinor }: Price): string {
  const decimal = (minor: bigint) => toDecimal({ minor, currency })
  return `${currency} ${decimal(priceMinor)}${setupMinor > 0n ? ` + ${decimal(setupMinor)}` : ''}`
}

function textOfField({ label, hint, type, choices, required, editable, staffOnly }: Field): string {
  const is = [required && 'required', editable && 'editable', staffOnly && 'staff only'].filter(Boolean)
  const kind = choices.length > 0 ? `${type}: ${choices.join(' | ')}` : type
  return `${label} (${[kind, hint, ...is].filter(Boolean).join(', ')})`
}
