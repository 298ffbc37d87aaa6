import type { TFunction } from 'i18next'
import { methodWords } from '../method-words.ts'

type Charge = {
  readonly open: { readonly minor: bigint }
  readonly fromCredit: { readonly minor: bigint }
  readonly method: { readonly label: string } | null
}

/** When a coming charge is paid, and how: with credit, by a method, or by hand. */
export function chargeWords(t: TFunction, charge: Charge, values: { day: string; credit: string }): string {
  const { open, fromCredit, method } = charge
  if (fromCredit.minor > 0n && fromCredit.minor === open.minor) return t('account.charge.credit', values)
  if (!method) return t('account.charge.byHand', values)
  const by = { ...values, method: methodWords(t, method.label) }
  return fromCredit.minor > 0n ? t('account.charge.inPart', by) : t('account.charge.by', by)
}
