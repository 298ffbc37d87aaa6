import { type Behaviour, testAccounts } from './test-cards.ts'

/** Reads an IBAN as it was typed, spaces allowed; null when it is none of the test accounts. */
export function checkAccount(
  typed: string,
): { readonly behaviour: Behaviour; readonly last4: string } | null {
  const iban = typed.replaceAll(' ', '').toUpperCase()
  const behaviour = Object.hasOwn(testAccounts, iban) ? testAccounts[iban] : undefined
  return behaviour ? { behaviour, last4: iban.slice(-4) } : null
}
