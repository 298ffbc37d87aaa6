import { z } from 'zod'
import { type CustomerId, PaymentMethodId } from '../kernel/ids.ts'

export const methodKinds = ['card', 'sepa_debit'] as const
export type MethodKind = (typeof methodKinds)[number]

/** `needs_customer`: the customer has to confirm it before it can be charged again. `dead`: it never can. */
export const methodStates = ['usable', 'needs_customer', 'dead'] as const
export type MethodState = (typeof methodStates)[number]

/** What a gateway keeps for us of something that can be charged: never its number. */
export type StoredMethod = {
  readonly token: string
  readonly kind: MethodKind
  /** What it is called: its brand or kind, and its last four where there are any, as "visa 4242". */
  readonly label: string
  readonly state: MethodState
  /** Null where nothing expires. */
  readonly expMonth: number | null
  readonly expYear: number | null
}

/** A gateway's token for a card or a bank account of a customer, with what may be shown of it. */
export type PaymentMethod = StoredMethod & {
  readonly id: PaymentMethodId
  readonly customerId: CustomerId
  readonly gateway: string
  readonly isDefault: boolean
  /** Not offered any more (or never was), but attempts and the history still refer to it. */
  readonly isRemoved: boolean
}

/** What its owner sees of it. */
export const ListedMethod = z.object({
  id: PaymentMethodId,
  label: z.string(),
  state: z.enum(methodStates),
  expMonth: z.number().int().nullable(),
  expYear: z.number().int().nullable(),
  isDefault: z.boolean(),
})
export type ListedMethod = z.output<typeof ListedMethod>

export function listedMethod({
  id,
  label,
  state,
  expMonth,
  expYear,
  isDefault,
}: PaymentMethod): ListedMethod {
  return { id, label, state, expMonth, expYear, isDefault }
}
