import { z } from 'zod'
import { type CustomerId, PaymentMethodId } from '../kernel/ids.ts'

/** A gateway's token for a card, with what may be shown of it. */
export type PaymentMethod = {
  readonly id: PaymentMethodId
  readonly customerId: CustomerId
  readonly gateway: string
  readonly token: string
  readonly brand: string
  readonly last4: string
  readonly expMonth: number
  readonly expYear: number
  readonly isDefault: boolean
  /** Not offered any more (or never was), but attempts and the history still refer to it. */
  readonly isRemoved: boolean
}

export function methodLabel(method: PaymentMethod): string {
  return `${method.brand} ${method.last4}`
}

/** What its owner sees of it. */
export const StoredMethod = z.object({
  id: PaymentMethodId,
  brand: z.string(),
  last4: z.string(),
  expMonth: z.number().int(),
  expYear: z.number().int(),
  isDefault: z.boolean(),
})
export type StoredMethod = z.output<typeof StoredMethod>

export function storedMethod(method: PaymentMethod): StoredMethod {
  const { id, brand, last4, expMonth, expYear, isDefault } = method
  return { id, brand, last4, expMonth, expYear, isDefault }
}
