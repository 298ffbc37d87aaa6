import { questionsAbout } from '../kernel/states.ts'

export const collections = ['automatic', 'manual'] as const
export type Collection = (typeof collections)[number]

export const purchaseStatuses = ['active', 'expired', 'cancelled'] as const
export type PurchaseStatus = (typeof purchaseStatuses)[number]

const purchaseIs = questionsAbout<PurchaseStatus>()

/** It can be used: until its expiry, and through grace while it renews. */
export const isUsable = purchaseIs('active')
export const isEnded = purchaseIs('expired', 'cancelled')
/** A paid renewal gives it another term. */
export const isRenewable = purchaseIs('active', 'expired')
/** It ended because its time was over; a paid renewal brings it back. */
export const isRevivable = purchaseIs('expired')
/** It can be ended by hand. */
export const isCancellable = purchaseIs('active', 'expired')
/** It was ended by hand, and for a reason. */
export const wasCancelled = purchaseIs('cancelled')

type AtRenewal = { readonly autoRenew: boolean; readonly collection: Collection }

/**
 * Its renewals are charged to the stored method. What its customer stopped, or pays by hand, is charged by nobody but them.
 * Its SQL twin is `chargedByItself` (purchase-store.ts).
 */
export function isChargedByItself({ autoRenew, collection }: AtRenewal): boolean {
  return autoRenew && collection === 'automatic'
}
