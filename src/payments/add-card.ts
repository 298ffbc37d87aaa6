import { z } from 'zod'
import { AddedMethod, storeMethod } from '../methods/store-method.ts'
import { asCustomer } from '../platform/permission.ts'
import { process } from '../platform/process.ts'
import { Refused } from '../platform/refused.ts'
import './payment-ports.ts'

/** A card as it is typed into a form of ours. */
export const Card = z.object({
  number: z.string().min(1).max(40),
  expMonth: z.number().int(),
  expYear: z.number().int(),
  cvc: z.string().min(1).max(6),
})

/** Stores a card at its gateway, which alone keeps its number, and keeps the token. */
export const addCard = process({
  name: 'payment_method.add_card',
  input: z.object({
    gateway: z.string().max(40),
    card: Card,
    keep: z.boolean(),
    isProvisional: z.boolean().default(false),
  }),
  output: AddedMethod,
  may: asCustomer,
  steps: { store: storeMethod },
  async run({ actor, steps, ports }, { gateway, card, keep, isProvisional }) {
    const storeCard = ports.gateways.get(gateway)?.storeCard
    if (!storeCard) throw new Refused('gateway_unknown')
    return steps.store(actor, { ...(await storeCard(card)), gateway, keep, isProvisional })
  },
})
