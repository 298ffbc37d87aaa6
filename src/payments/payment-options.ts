import { z } from 'zod'
import { list, MoneyCodec } from '../kernel/codecs.ts'
import type { CustomerId } from '../kernel/ids.ts'
import { zero } from '../kernel/money.ts'
import { creditOf } from '../ledger/ledger-store.ts'
import { isPayableWith } from '../methods/method-states.ts'
import { methodsOf } from '../methods/method-store.ts'
import { ListedMethod } from '../methods/payment-method.ts'
import type { View } from '../platform/use-case.ts'
import { takesCurrency } from './capabilities.ts'

export const PaymentOptions = z.object({
  credit: MoneyCodec,
  methods: list(ListedMethod.omit({ status: true })),
  gateways: list(z.object({ name: z.string(), kind: z.enum(['card', 'manual']) })),
})
export type PaymentOptions = z.output<typeof PaymentOptions>

/** What a customer can pay with: their credit in this currency, their stored methods, and what the gateways offer. */
export async function paymentOptions(
  view: View,
  customerId: CustomerId,
  currency: string,
): Promise<PaymentOptions> {
  const credit = (await creditOf(view.reader, customerId)).find((each) => each.currency === currency)
  const methods = await methodsOf(view.reader, customerId)
  return {
    credit: credit ?? zero(currency),
    methods: methods.filter(isPayableWith).map(({ id, label, expMonth, expYear, isDefault }) => ({
      id,
      label,
      expMonth,
      expYear,
      isDefault,
    })),
    gateways: [...view.ports.gateways.values()]
      .filter(({ capabilities }) => takesCurrency(capabilities, currency))
      .map(({ name, kind }) => ({ name, kind })),
  }
}
