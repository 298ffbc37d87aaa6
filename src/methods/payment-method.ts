import { z } from 'zod'
import { type CustomerId, PaymentMethodId } from '../kernel/ids.ts'
import { methodStatuses } from './method-states.ts'

export const methodKinds = ['card', 'sepa_debit'] as const
export type MethodKind = (typeof methodKinds)[number]

/** What a gateway keeps for us of something that can be charged: never its number. */
export const StoredMethod = z
  .object({
    token: z.string().min(1).max(200),
    kind: z.enum(methodKinds),
    /** What it is called: its brand or kind, and its last four where there are any, as "visa 4242". */
    label: z.string().min(1).max(80),
    status: z.enum(methodStatuses),
    /** Null where nothing expires. */
    expMonth: z.number().int().min(1).max(12).nullable(),
    expYear: z.number().int().min(2000).max(2200).nullable(),
    /** Tells that two tokens are of the same card or account; null where the gateway does not say. */
    fingerprint: z.string().min(1).max(200).nullable(),
  })
  .readonly()
export type StoredMethod = z.output<typeof StoredMethod>

/** A gateway's token for a card or a bank account of a customer, with what may be shown of it. */
export type PaymentMethod = StoredMethod & {
  readonly id: PaymentMethodId
  readonly customerId: CustomerId
  readonly gateway: string
  readonly isDefault: boolean
  /** Entered while something was paid: it is kept once a payment with it succeeds. */
  readonly isProvisional: boolean
  /** Not offered any more (or never was), but attempts and the history still refer to it. */
  readonly isRemoved: boolean
}

/** What its owner sees of it. */
export const ListedMethod = z.object({
  id: PaymentMethodId,
  label: z.string(),
  status: z.enum(methodStatuses),
  expMonth: z.number().int().nullable(),
  expYear: z.number().int().nullable(),
  isDefault: z.boolean(),
})
export type ListedMethod = z.output<typeof ListedMethod>

export function listedMethod({
  id,
  label,
  status,
  expMonth,
  expYear,
  isDefault,
}: PaymentMethod): ListedMethod {
  return { id, label, status, expMonth, expYear, isDefault }
}
