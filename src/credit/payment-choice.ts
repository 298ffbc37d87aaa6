import { z } from 'zod'
import { minorUnits } from '../kernel/codecs.ts'
import { PaymentMethodId } from '../kernel/ids.ts'
import { type Money, smaller } from '../kernel/money.ts'
import { Card } from '../payments/add-card.ts'
import { Refused } from '../platform/refused.ts'

const PaymentOption = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), methodId: PaymentMethodId }),
  /** A new card at a gateway; null while what was entered is none, which does not matter where credit is enough. */
  z.object({
    kind: z.literal('card'),
    gateway: z.string().max(40),
    card: Card.nullable(),
    keep: z.boolean(),
  }),
  /** A gateway that customers pay by themselves, as by bank transfer. */
  z.object({ kind: z.literal('manual'), gateway: z.string().max(40) }),
])
export type PaymentOption = z.output<typeof PaymentOption>

/** How somebody wants to pay: credit first, the rest with one of the payment options. Without one, nothing is charged. */
export const PaymentChoice = z.object({
  /** `all`: as much as fits; null: none. */
  creditAmount: z.union([z.literal('all'), minorUnits({ least: 1n, most: 1_000_000_000_000n })]).nullable(),
  option: PaymentOption.nullable(),
})
export type PaymentChoice = z.output<typeof PaymentChoice>

/** What there is to pay, and the credit there is to pay it with. */
export type Due = { readonly open: Money; readonly credit: Money }

/** How much credit is used, in minor units. Refused when it is more than there is, or than there is to pay. */
export function creditToUse({ creditAmount }: PaymentChoice, { open, credit }: Due): bigint {
  const most = smaller(open, credit).minor
  if (creditAmount === null) return 0n
  if (creditAmount === 'all') return most
  if (creditAmount <= most) return creditAmount
  throw new Refused('invalid_input', {}, [{ path: ['creditAmount'], message: 'checkout.creditTooMuch' }])
}
