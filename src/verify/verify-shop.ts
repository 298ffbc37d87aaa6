import type { Reader } from '../platform/database.ts'
import type { Check, Difference } from './difference.ts'
import { verifyCoupons } from './verify-coupons.ts'
import { verifyCredit } from './verify-credit.ts'
import { verifyDeliveries } from './verify-deliveries.ts'
import { verifyEmails } from './verify-emails.ts'
import { verifyHistory } from './verify-history.ts'
import { verifyInvoices } from './verify-invoices.ts'
import { verifyJournals } from './verify-journals.ts'
import { verifyNumbers } from './verify-numbers.ts'
import { verifyPayments } from './verify-payments.ts'
import { verifyPurchases } from './verify-purchases.ts'
import { verifySchedules } from './verify-schedules.ts'

const checks: readonly Check[] = [
  verifyJournals,
  verifyCredit,
  verifyInvoices,
  verifyPayments,
  verifyPurchases,
  verifyDeliveries,
  verifyNumbers,
  verifyHistory,
  verifyEmails,
  verifyCoupons,
  verifySchedules,
]

/** Past so many differences the shop is broken in a way that naming more of them does not explain. */
export const mostDifferences = 500

/**
 * Derives balances, states and chains from scratch and names each difference, up to {@link mostDifferences} of them. It
 * sees one moment of the shop, which may go on working meanwhile; within a transaction, what that one sees.
 */
export function verifyShop(reader: Reader): Promise<Difference[]> {
  if (reader.isTransaction) return differences(reader)
  return reader
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(differences)
}

async function differences(snapshot: Reader): Promise<Difference[]> {
  const found: Difference[] = []
  for (const check of checks) {
    for await (const difference of check(snapshot)) {
      found.push(difference)
      if (found.length === mostDifferences) return found
    }
  }
  return found
}
