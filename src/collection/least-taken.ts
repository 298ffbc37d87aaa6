import { type Money, money } from '../kernel/money.ts'
import { takes } from '../payments/capabilities.ts'
import type { Ports } from '../platform/use-case.ts'
import '../payments/payment-ports.ts'

/** The least that a method may be left to pay, where credit pays the rest; null where its gateway does not take this amount at all. */
export function leastTaken(
  { gateways }: Pick<Ports, 'gateways'>,
  { gateway }: { gateway: string },
  open: Money,
): Money | null {
  const capabilities = gateways.get(gateway)?.capabilities
  if (!capabilities || !takes(capabilities, open)) return null
  return money(capabilities.amounts?.get(open.currency)?.leastMinor ?? 1n, open.currency)
}
