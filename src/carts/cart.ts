import { z } from 'zod'
import type { FieldValue } from '../catalog/field-values.ts'
import type { Option, Package } from '../catalog/package.ts'
import type { TaxRate } from '../catalog/tax.ts'
import type { CartId, CartItemId, CouponId, PurchaseId } from '../kernel/ids.ts'

/** The secret in the browser's cookie; the database knows its digest only. */
export const CartToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const mostItems = 30

export type CartItem = {
  readonly id: CartItemId
  readonly item: Package
  readonly option: Option
  /** Of its tax class, in their order. */
  readonly rates: readonly TaxRate[]
  readonly quantity: number
  readonly fields: readonly FieldValue[]
}

export type Cart = {
  readonly id: CartId
  readonly couponId: CouponId | null
  /** What its buyer owns and the things in it are to belong to, where nothing else in it can hold them. */
  readonly parentId: PurchaseId | null
  readonly items: readonly CartItem[]
}

/** What an attached item belongs to: the first thing in the cart that stands on its own. */
export function parentIn(cart: Cart): CartItem | undefined {
  return cart.items.find(({ item }) => item.attach === 'none')
}
