import { z } from 'zod'
import { termUnits } from '../../../src/kernel/calendar.ts'
import { fieldTypes } from '../../../src/kernel/field-types.ts'
import { FieldId, GroupId, OptionId, TaxClassId } from '../../../src/kernel/ids.ts'
import { line, optionalLine, paragraphs } from '../../../src/kernel/text.ts'
import { optional, ticked, wholeNumber } from '../../form.ts'
import { typedAmount } from '../../typed-amount.ts'
import { formLines } from '../form-lines.ts'
import { SlugOrNothing, slugFor } from '../slug.ts'

const whole = (least: number, most: number) => optional(wholeNumber(least, most))
const days = (most: number) => wholeNumber(0, most)
const typed = z.string().trim().max(40)
const Amounts = z.record(z.string().regex(/^[A-Z]{3}$/), typed).default({})
const unit = z.enum(termUnits).default('month')
/** A line counts that has a price, or that is there already and not taken out; of another nothing is read. */
function optionLine(locale: string) {
  return z
    .object({
      id: optional(z.string().pipe(OptionId)),
      how: z.enum(['once', 'renews', 'parts']).default('renews'),
      count: whole(1, 120),
      unit,
      parts: whole(2, 120),
      every: whole(1, 120),
      everyUnit: unit,
      price: Amounts,
      setup: Amounts,
      gone: ticked,
    })
    .transform((line, context) => {
      const { id, how, count, unit, parts, every, everyUnit, price, setup, gone } = line
      const currencies = Object.keys(price).filter((currency) => price[currency])
      if (gone || (!id && currencies.length === 0)) return null
      if (how === 'renews' && !count) missing(context, ['count'])
      if (how === 'parts' && !parts) missing(context, ['parts'])
      if (how === 'parts' && !every) missing(context, ['every'])
      if (currencies.length === 0) missing(context, ['how'])
      const minorOf = (of: 'price' | 'setup', currency: string) =>
        amountIn((of === 'price' ? price : setup)[currency] ?? '', currency, {
          locale,
          context,
          path: [of, currency],
        })
      return {
        id: id ?? null,
        term: how === 'renews' && count ? { unit, count } : null,
        instalments:
          how === 'parts' && parts && every
            ? { count: parts, every: { unit: everyUnit, count: every } }
            : null,
        prices: currencies.map((currency) => ({
          currency,
          priceMinor: minorOf('price', currency),
          setupMinor: minorOf('setup', currency),
        })),
      }
    })
}

/** A line counts that has a name, or that is there already and not taken out. */
const fieldLine = z
  .object({
    id: optional(z.string().pipe(FieldId)),
    label: optionalLine(80),
    hint: optionalLine(200),
    type: z.enum(fieldTypes).default('text'),
    choices: paragraphs(5_000),
    required: ticked,
    editable: ticked,
    staffOnly: ticked,
    gone: ticked,
  })
  .transform(({ id, gone, choices, ...field }, context) => {
    if (gone || (!id && field.label === '')) return null
    if (field.label === '') missing(context, ['label'])
    const listed = field.type === 'choice' ? choicesIn(choices) : []
    if (field.type === 'choice' && listed.length === 0) missing(context, ['choices'])
    return { ...field, id: id ?? null, choices: listed }
  })

function choicesIn(text: string): string[] {
  const choices = text.split('\n').map((choice) => choice.trim())
  return [...new Set(choices.filter(Boolean))].slice(0, 50)
}

/** The form of a package, read into what the use cases take. Amounts are as their reader writes them. */
export function packageForm(locale: string) {
  return z
    .object({
      name: line(120),
      slug: SlugOrNothing,
      groupId: GroupId,
      summary: optionalLine(300),
      description: paragraphs(10_000),
      taxClassId: TaxClassId,
      visible: ticked,
      stock: whole(0, 1_000_000),
      stockWas: whole(0, 1_000_000),
      attach: z.enum(['none', 'may', 'must']),
      renewBeforeDays: days(365),
      renewAfterDays: days(365),
      graceDays: days(90),
      mayTurnOffAutoRenew: ticked,
      mayCancelNow: ticked,
      options: formLines(optionLine(locale)).refine((options) => options.length > 0, 'form.required'),
      fields: formLines(fieldLine),
    })
    .transform(({ slug, stock, stockWas, ...rest }, context) => ({
      ...rest,
      slug: slugFor(slug, rest.name, context),
      stock: stock ?? null,
      stockWas: stockWas ?? null,
    }))
}

export type ReadPackage = z.output<ReturnType<typeof packageForm>>

type Read = { readonly locale: string; readonly context: z.RefinementCtx; readonly path: string[] }

/** Minor units, as text; empty is nothing. */
function amountIn(text: string, currency: string, { locale, context, path }: Read): string {
  if (text === '') return '0'
  const { amount, problem } = typedAmount(text, currency, { locale, sign: 'from nothing' })
  if (amount) return String(amount.minor)
  context.addIssue({ code: 'custom', path, message: problem.key, params: { ...problem.params }, input: text })
  return '0'
}

function missing(context: z.RefinementCtx, path: string[]): void {
  context.addIssue({ code: 'custom', path, message: 'form.required', input: '' })
}
