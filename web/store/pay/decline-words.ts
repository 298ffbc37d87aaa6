import type { TFunction } from 'i18next'
import { isSaid, say } from '../../words.ts'

/** Why a payment did not go through and what would help, for the one who wanted to pay. */
export function declineWords(t: TFunction, reason: string | null): string {
  const key = `checkout.reason.${reason}`
  return isSaid(key) ? say(t, key) : t('checkout.reason.declined')
}
