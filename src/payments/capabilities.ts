import type { Money } from '../kernel/money.ts'
import type { MethodKind } from '../methods/payment-method.ts'

/** What a gateway can do, besides what it has functions for. What it cannot is not offered, or refused. */
export type Capabilities = {
  readonly refundsInPart: boolean
  /** The least and the most that it takes of a currency, in minor units; null when it takes every currency and amount. */
  readonly amounts: ReadonlyMap<string, { readonly leastMinor: bigint; readonly mostMinor: bigint }> | null
  /** How long an outcome may stay open, by kind of method, in milliseconds. */
  readonly openForMs: Readonly<Record<MethodKind, number>>
}

const hourMs = 3_600_000

/** What providers need to know what became of a charge: an hour for a card, two weeks for a debit of a bank account. */
export const usualOpenForMs: Capabilities['openForMs'] = { card: hourMs, sepa_debit: 14 * 24 * hourMs }

/** Whether a gateway takes this much of this currency. */
export function takes({ amounts }: Capabilities, { minor, currency }: Money): boolean {
  if (amounts === null) return true
  const bounds = amounts.get(currency)
  return bounds !== undefined && minor >= bounds.leastMinor && minor <= bounds.mostMinor
}

export function takesCurrency({ amounts }: Capabilities, currency: string): boolean {
  return amounts === null || amounts.has(currency)
}
