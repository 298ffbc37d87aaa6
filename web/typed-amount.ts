import { z } from 'zod'
import { fromDecimal, type Money } from '../src/kernel/money.ts'

/** An amount as people write it, with a comma or a point: "12,50". Null when it is none of this currency. */
export function typedAmount(text: string, currency: string): Money | null {
  return fromDecimal(text.replace('−', '-').replace(',', '.'), currency)
}

export const Amount = z
  .string()
  .trim()
  .min(1)
  .regex(/^\d{1,12}([.,]\d{1,4})?$/, 'form.number')
export const SignedAmount = z
  .string()
  .trim()
  .min(1)
  .regex(/^[-−]?\d{1,12}([.,]\d{1,4})?$/, 'form.number')

type Typed = { readonly amount: string; readonly currency: string }

/** The typed amount as money; a problem of its field where it has more digits than the currency, or is nothing. */
export function amountIn<F extends Typed>(
  form: F,
  context: z.RefinementCtx,
): Omit<F, 'amount'> & { amount: Money } {
  const amount = typedAmount(form.amount, form.currency)
  if (amount && amount.minor !== 0n) return { ...form, amount }
  context.addIssue({ code: 'custom', path: ['amount'], message: 'form.number', input: form.amount })
  return z.NEVER
}
