import type { TFunction } from 'i18next'
import { checkout } from '../../locales/en/checkout.ts'

type Known = keyof typeof checkout.reason

/** Why a payment did not go through and what would help, for the one who wanted to pay. */
export function declineWords(t: TFunction, reason: string | null): string {
  return t(`checkout.reason.${isKnown(reason) ? reason : 'declined'}`)
}

function isKnown(reason: string | null): reason is Known {
  return reason !== null && Object.hasOwn(checkout.reason, reason)
}
