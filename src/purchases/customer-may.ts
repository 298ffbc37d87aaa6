import { findPackages } from '../catalog/catalog-store.ts'
import type { Package } from '../catalog/package.ts'
import type { PackageId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'
import { isShopItself } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import type { Purchase } from './purchase.ts'

export type CustomerMay = { readonly cancelNow: boolean; readonly turnOffAutoRenew: boolean }

/** What the package allows its customers to do themselves. The shop itself may always. */
export async function customerMay(reader: Reader, packageId: PackageId): Promise<CustomerMay> {
  const [sold] = await findPackages(reader, { ids: [packageId] })
  return allowedBy(orNotFound(sold))
}

export function allowedBy({ mayCancelNow, mayTurnOffAutoRenew }: Package): CustomerMay {
  return { cancelNow: mayCancelNow, turnOffAutoRenew: mayTurnOffAutoRenew }
}

/** Refuses whoever is not the shop itself what the package does not allow. */
export async function assertCustomerMay(
  work: Work,
  purchase: Purchase,
  what: keyof CustomerMay,
): Promise<void> {
  if (isShopItself(work)) return
  const may = await customerMay(work.trx, purchase.packageId)
  if (!may[what]) throw new Refused('purchase_not_allowed', { name: purchase.name })
}
