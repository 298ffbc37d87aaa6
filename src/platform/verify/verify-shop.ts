import type { Reader } from '../database.ts'
import type { ShopSettings } from '../shop-settings.ts'
import type { Check, Difference } from './difference.ts'

/** Past so many differences the shop is broken in a way that naming more of them does not explain. */
export const mostDifferences = 500

type Verification = { readonly checks: readonly Check[]; readonly shop: ShopSettings }

/**
 * Derives balances, states and chains from scratch and names each difference, up to {@link mostDifferences} of them. It
 * sees one moment of the shop, which may go on working meanwhile; within a transaction, what that one sees.
 */
export function verifyShop(reader: Reader, by: Verification): Promise<Difference[]> {
  const differences = (snapshot: Reader) => differencesIn(snapshot, by)
  if (reader.isTransaction) return differences(reader)
  return reader
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(differences)
}

async function differencesIn(snapshot: Reader, { checks, shop }: Verification): Promise<Difference[]> {
  const found: Difference[] = []
  for (const check of checks) {
    for await (const difference of check.find(snapshot, shop)) {
      found.push(difference)
      if (found.length === mostDifferences) return found
    }
  }
  return found
}
