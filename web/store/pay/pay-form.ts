import { z } from 'zod'
import { PaymentMethodId } from '../../../src/kernel/ids.ts'
import { typedAmount } from '../../typed-amount.ts'
import { wrong } from './wrong.ts'

/** A stored method, a new card at a gateway, or a gateway that customers pay by themselves. */
const Option = z
  .string()
  .regex(/^(method|card|manual)-[\w-]{1,40}$/, 'form.choose')
  .transform((value) => {
    const dash = value.indexOf('-')
    return { kind: value.slice(0, dash), name: value.slice(dash + 1) }
  })

/** How to pay, as {@link PayFields} sends it. Which amounts are right is not for the form to say. */
export const PayForm = z.object({
  option: Option.optional(),
  card: z.unknown().optional(),
  keep: z.literal('yes').optional(),
  credit: z.literal('yes').optional(),
  creditAmount: z.string().trim().max(30).default(''),
})
export type PayForm = z.output<typeof PayForm>

export function methodIdOf(name: string): PaymentMethodId {
  const id = PaymentMethodId.safeParse(name)
  if (!id.success) throw wrong({ path: ['option'], message: 'form.choose' })
  return id.data
}

/** How much credit is to be used, in minor units; an amount that was left empty is all that fits, and null none. */
export function creditIn(form: PayForm, currency: string, locale: string): 'all' | string | null {
  if (!form.credit) return null
  if (form.creditAmount === '') return 'all'
  const { amount, problem } = typedAmount(form.creditAmount, currency, { locale, sign: 'positive' })
  if (!amount) throw wrong({ path: ['creditAmount'], message: problem.key, params: problem.params })
  return String(amount.minor)
}
