import { z } from 'zod'
import { GroupId, PackageId } from '../../../src/kernel/ids.ts'
import { line } from '../../../src/kernel/text.ts'
import { optional } from '../../form.ts'
import { typedAmount } from '../../typed-amount.ts'
import { Percent, partsInAMillion } from '../percent.ts'

const typed = z.string().trim().max(40)
const Amounts = z.record(z.string().regex(/^[A-Z]{3}$/), typed).default({})
const Off = Percent.transform(partsInAMillion).refine((ppm) => ppm > 0n, 'form.percent')
const Count = optional(z.coerce.number().int().min(1).max(1_000_000))
const listOf = <S extends z.ZodType>(item: S) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).max(500).default([]))

/** The form of a new coupon, read into what the use case takes. Amounts are as their reader writes them. */
export function couponForm(locale: string) {
  return z
    .object({
      code: line(60),
      percentPpm: optional(Off),
      amounts: Amounts,
      minimums: Amounts,
      packageIds: listOf(PackageId),
      groupIds: listOf(GroupId),
      startsOn: optional(z.iso.date()),
      endsOn: optional(z.iso.date()),
      mostUses: Count,
      mostUsesEach: Count,
      appliesFor: z.enum(['first', 'some', 'all']),
      renewals: optional(z.coerce.number().int().min(1).max(1_000)),
    })
    .transform((form, context) => {
      const { appliesFor, renewals, ...rest } = form
      if (appliesFor === 'some' && !renewals) {
        context.addIssue({ code: 'custom', path: ['renewals'], message: 'form.required', input: '' })
      }
      return {
        ...rest,
        percentPpm: form.percentPpm === undefined ? null : String(form.percentPpm),
        amounts: amountsOf(form.amounts, { name: 'amounts', locale, context }),
        minimums: amountsOf(form.minimums, { name: 'minimums', locale, context }),
        startsOn: form.startsOn ?? null,
        endsOn: form.endsOn ?? null,
        mostUses: form.mostUses ?? null,
        mostUsesEach: form.mostUsesEach ?? null,
        renewals: { first: 0, some: renewals ?? 0, all: null }[appliesFor],
      }
    })
}

type Field = { readonly name: string; readonly locale: string; readonly context: z.RefinementCtx }

function amountsOf(amounts: Record<string, string>, { name, locale, context }: Field) {
  return Object.entries(amounts).flatMap(([currency, text]) => {
    if (text === '') return []
    const { amount, problem } = typedAmount(text, currency, { locale, sign: 'positive' })
    if (amount) return [{ currency, minor: String(amount.minor) }]
    const params = { ...problem.params }
    context.addIssue({ code: 'custom', path: [name, currency], message: problem.key, params, input: text })
    return []
  })
}
