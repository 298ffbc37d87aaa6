import { z } from 'zod'
import { termUnits } from '../kernel/calendar.ts'
import { list, minorUnits } from '../kernel/codecs.ts'
import { CurrencyCode } from '../kernel/codes.ts'
import { fieldTypes } from '../kernel/field-types.ts'
import { FieldId, GroupId, OptionId, PackageId, TaxClassId } from '../kernel/ids.ts'
import { line, optionalLine, paragraphs } from '../kernel/text.ts'

export const Term = z.object({ unit: z.enum(termUnits), count: z.number().int().min(1).max(120) })
export type Term = z.output<typeof Term>

const longestDays = { day: 1, week: 7, month: 31, year: 366 }
/** Thirty years. */
const mostDays = 10_980

/** A template of dated payments: so many, the first at once, the others a term apart. */
export const Instalments = z
  .object({ count: z.number().int().min(2).max(120), every: Term })
  .refine(({ count, every }) => count * every.count * longestDays[every.unit] <= mostDays, 'takes too long')
export type Instalments = z.output<typeof Instalments>

const Minor = minorUnits({ least: 0n, most: 1_000_000_000_000n })
export const Price = z.object({ currency: CurrencyCode, priceMinor: Minor, setupMinor: Minor.prefault('0') })
export type Price = z.output<typeof Price>

export const NewField = z
  .object({
    label: line(80),
    hint: optionalLine(200),
    type: z.enum(fieldTypes),
    choices: z.array(line(80)).max(50).default([]),
    required: z.boolean().default(false),
    editable: z.boolean().default(false),
    staffOnly: z.boolean().default(false),
  })
  .refine(
    (field) => (field.type === 'choice') === field.choices.length > 0,
    'choices are for a choice, and only for it',
  )

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

export const NewOption = z
  .object({
    /** Null: bought once, it does not renew. */
    term: Term.nullable(),
    /** Bought once and paid in so many parts of its price; null: in full. */
    instalments: Instalments.nullable().default(null),
    prices: z
      .array(Price)
      .min(1)
      .max(30)
      .refine(
        (prices) => new Set(prices.map(({ currency }) => currency)).size === prices.length,
        'one price a currency',
      ),
  })
  .refine(({ term, instalments }) => !term || !instalments, 'what renews is not paid in instalments')

export const NewPackage = z.object({
  slug: Slug,
  name: line(120),
  summary: optionalLine(300),
  description: paragraphs(10_000),
  stock: z.number().int().min(0).max(1_000_000).nullable().default(null),
  visible: z.boolean().default(true),
  /** Whether it belongs to another purchase: bought in one order with it, it is linked by itself. */
  attach: z.enum(['none', 'may', 'must']).default('none'),
  renewBeforeDays: z.number().int().min(0).max(365).default(30),
  renewAfterDays: z.number().int().min(0).max(365).default(30),
  graceDays: z.number().int().min(0).max(90).default(7),
  mayCancelNow: z.boolean().default(true),
  mayTurnOffAutoRenew: z.boolean().default(true),
  options: z.array(NewOption).min(1).max(20),
  fields: z.array(NewField).max(30).default([]),
})
export type NewPackage = z.output<typeof NewPackage>

/** Of a package that is changed: those with an id stay, those without are new, and those that are missing are offered no more. */
export const ChangedOption = NewOption.safeExtend({ id: OptionId.nullable() })
export const ChangedField = NewField.safeExtend({ id: FieldId.nullable() })

export const Field = NewField.safeExtend({ id: FieldId })
export type Field = z.output<typeof Field>

export const Option = z.object({
  id: OptionId,
  term: Term.nullable(),
  instalments: Instalments.nullable(),
  prices: list(Price),
})
export type Option = z.output<typeof Option>

/** Something that the shop sells, whole: with the ways it may be bought and what the customer has to tell. */
export const Package = NewPackage.extend({
  id: PackageId,
  groupId: GroupId,
  kind: z.literal('product'),
  taxClassId: TaxClassId,
  options: list(Option),
  fields: list(Field),
})
export type Package = z.output<typeof Package>

export function priceIn(option: Pick<Option, 'prices'>, currency: string): Price | undefined {
  return option.prices.find((price) => price.currency === currency)
}
