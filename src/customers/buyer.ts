import type { View } from '../platform/use-case.ts'
import { findCustomer } from './customer-store.ts'

/** Where prices and taxes are reckoned for. */
export type Buyer = { readonly currency: string; readonly country: string; readonly region: string }

/** Customers pay in their currency and their country's tax; for everyone else the shop's own are shown. */
export async function buyerOf(view: View): Promise<Buyer> {
  const { account, shop } = view
  const customer = account === null ? undefined : await findCustomer(view.reader, account)
  return customer ?? { currency: shop.currency, country: shop.country, region: '' }
}
