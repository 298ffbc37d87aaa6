import { z } from 'zod'
import { PaymentMethodId } from '../../../src/kernel/ids.ts'
import { fromDecimal, type Money, smaller } from '../../../src/kernel/money.ts'
import { wrong } from './wrong.ts'

/** A stored method, a new card at a gateway, or a gateway that customers pay by themselves. */
const Way = z
  .string()
  .regex(/^(method|card|manual)-[\w-]{1,40}$/, 'form.choose')
  .transform((value) => {
    const dash = value.indexOf('-')
    return { kind: value.slice(0, dash), name: value.slice(dash + 1) }
  })

/** How to pay, as {@link PayFields} sends it. Which amounts are right is not for the form to say. */
export const PayForm = z.object({
  way: Way.optional(),
  card: z.unknown().optional(),
  keep: z.literal('yes').optional(),
  credit: z.literal('yes').optional(),
  creditAmount: z.string().trim().max(30).default(''),
})
export type PayForm = z.output<typeof PayForm>

/** What there is to pay, and the credit there is to pay it with. */
export type Due = { readonly open: Money; readonly credit: Money }

export function methodIdOf(name: string): PaymentMethodId {
  const id = PaymentMethodId.safeParse(name)
  if (!id.success) throw wrong({ path: ['way'], message: 'form.choose' })
  return id.data
}

/** How much credit is to be used, in minor units; an amount that was left empty is all that fits. */
export function creditToUse(form: PayForm, { open, credit }: Due): bigint {
  if (!form.credit) return 0n
  const most = smaller(open, credit)
  if (form.creditAmount === '') return most.minor
  const asked = fromDecimal(form.creditAmount.replace(',', '.'), open.currency)
  if (!asked || asked.minor < 1n) throw wrong({ path: ['creditAmount'], message: 'checkout.creditNoAmount' })
  if (asked.minor > most.minor) throw wrong({ path: ['creditAmount'], message: 'checkout.creditTooMuch' })
  return asked.minor
}
