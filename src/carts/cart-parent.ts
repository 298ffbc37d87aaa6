import type { CustomerId } from '../kernel/ids.ts'
import type { View } from '../platform/use-case.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { findPurchase, type Holder, holdersOf } from '../purchases/purchase-store.ts'
import { type Cart, parentIn } from './cart.ts'

/** That something in a cart belongs to another thing, and nothing in it can hold that. */
export function lacksHolder(cart: Cart): boolean {
  return !parentIn(cart) && cart.items.some(({ item }) => item.attach !== 'none')
}

/** What a buyer owns that the things in such a cart can belong to. */
export async function possibleHolders(
  { reader }: View,
  account: CustomerId | null,
  cart: Cart,
): Promise<Holder[]> {
  return account && lacksHolder(cart) ? holdersOf(reader, account) : []
}

/** The chosen one, as long as it is the buyer's and can hold something. */
export async function chosenHolder({ reader }: View, account: CustomerId, { parentId }: Cart) {
  const found = parentId ? await findPurchase(reader, parentId) : undefined
  return found?.customerId === account && isUsable(found) ? found : undefined
}
