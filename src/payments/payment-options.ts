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
import type { Gateway } from './gateway.ts'

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
  const { gateways } = view.ports
  const isTakenBy = (name: string) => {
    const gateway = gateways.get(name)
    return gateway !== undefined && takesCurrency(gateway.capabilities, currency)
  }
  return {
    credit: credit ?? zero(currency),
    methods: methods
      .filter(isPayableWith)
      .filter(({ gateway }) => isTakenBy(gateway))
      .map(({ id, label, expMonth, expYear, isDefault }) => ({
        id,
        label,
        expMonth,
        expYear,
        isDefault,
      })),
    gateways: [...gateways.values()]
      .filter((gateway) => isTakenBy(gateway.name) && takesEntered(gateway))
      .map(({ name, kind }) => ({ name, kind })),
  }
}

/** A card is entered on the page where its gateway takes its number from us; elsewhere it is added in the gateway's own form first. */
function takesEntered(gateway: Gateway): boolean {
  return gateway.kind === 'manual' || gateway.storeCard !== undefined
}
