import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import {
  type PackageRow,
  packageRow,
  type TaxRateRow,
  taxRateRows,
  toPackage,
  toTaxRate,
} from '../catalog/catalog-store.ts'
import type { FieldValue } from '../catalog/field-values.ts'
import { assert } from '../kernel/assert.ts'
import type { Instant } from '../kernel/calendar.ts'
import type { CartId, CartItemId, CouponId, OptionId, PackageId, PurchaseId } from '../kernel/ids.ts'
import { canonical } from '../kernel/json.ts'
import type { Reader, Transaction } from '../platform/database.ts'
import { lockTaken } from '../platform/locks.ts'
import type { Cart, CartItem } from './cart.ts'

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type ItemRow = {
  cartId: CartId
  couponId: CouponId | null
  parentId: PurchaseId | null
  id: CartItemId | null
  optionId: OptionId
  quantity: number
  fields: readonly FieldValue[]
  package: PackageRow | null
  rates: readonly TaxRateRow[]
}

/** The cart of a browser with its items as they are sold now; null when there is none. What is not sold any more is left out. */
export async function findCart(reader: Reader, token: string): Promise<Cart | null> {
  const { rows } = await sql<ItemRow>`
    select c.id as "cartId", c.coupon_id as "couponId", c.parent_id as "parentId", i.id, i.option_id as "optionId", i.quantity, i.fields,
      ${packageRow(sql`i.package_id`)} as package, ${taxRateRows(sql`i.package_id`)} as rates
    from carts c left join cart_items i on i.cart_id = c.id
    where c.token_digest = ${digestOf(token)} order by i.id`.execute(reader)
  const first = rows[0]
  if (!first) return null
  const { cartId: id, couponId, parentId } = first
  return { id, couponId, parentId, items: rows.flatMap(toItem) }
}

function toItem(row: ItemRow): CartItem[] {
  const item = row.package && toPackage(row.package)
  const option = item?.options.find((each) => each.id === row.optionId)
  if (!row.id || !item?.visible || !option) return []
  const { id, quantity, fields } = row
  return [{ id, item, option, rates: row.rates.map(toTaxRate), quantity, fields }]
}

/**
 * The same with the cart's row locked until the transaction ends. Locked first and read afterwards: a single statement would
 * wait for whoever changes the cart and then still see its items as they were before.
 */
export async function lockCart(trx: Transaction, token: string): Promise<Cart | null> {
  const [, cart] = await Promise.all([
    sql`select id from carts where token_digest = ${digestOf(token)} for update`.execute(trx),
    findCart(trx, token),
  ])
  if (cart) lockTaken(trx, 'cart', [cart.id])
  return cart
}

type NewCart = {
  readonly id: CartId
  readonly at: Instant
  /** Whoever the cart is made for, an address or a login: they have no more than `most` of them. */
  readonly madeFor: string
  readonly most: number
}

/**
 * The cart of a browser, made if there is none; its row is locked until the transaction ends. The carts of whoever it is made for that were not
 * touched for longest make room for it.
 */
export async function lockOrMakeCart(trx: Transaction, token: string, made: NewCart): Promise<CartId> {
  const { id, at, most } = made
  const [digest, madeFor] = [digestOf(token), digestOf(made.madeFor)]
  const { rows } = await sql<{ id: CartId }>`
    with surplus as (
      select id from carts where made_for = ${madeFor} and token_digest <> ${digest}
      order by touched_at desc, id desc offset ${most - 1}::int
    ), removed as (
      delete from carts where id in (select id from carts where id in (select id from surplus) for update skip locked)
    )
    insert into carts (id, token_digest, made_for, created_at, touched_at)
    values (${id}, ${digest}, ${madeFor}, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (token_digest) do update set touched_at = excluded.touched_at
    returning id`.execute(trx)
  const [row] = rows
  assert(row, 'a cart is made or found')
  lockTaken(trx, 'cart', [row.id])
  return row.id
}

/** The cart of a browser that has one, which is touched; its row is locked until the transaction ends. */
export async function touchCart(trx: Transaction, token: string, at: Instant): Promise<CartId | null> {
  const row = await trx
    .updateTable('carts')
    .set({ touched_at: at })
    .where('token_digest', '=', digestOf(token))
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  lockTaken(trx, 'cart', [row.id])
  return row.id as CartId
}

type NewItem = {
  id: CartItemId
  packageId: PackageId
  optionId: OptionId
  quantity: number
  fields: readonly FieldValue[]
}

/** Finds the cart of a browser within another statement. */
export const cartOf = (token: string) =>
  sql<CartId>`(select id from carts where token_digest = ${digestOf(token)})`

/** Adds an item to a locked cart, by its id or by what finds that; false when the cart holds `most` already. */
export async function insertItem(
  trx: Transaction,
  cartId: CartId | RawBuilder<CartId>,
  item: NewItem,
  { at, most }: { at: Instant; most: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into cart_items (id, cart_id, package_id, option_id, quantity, fields, added_at)
    select ${item.id}, ${cartId}, ${item.packageId}, ${item.optionId}, ${item.quantity}::int,
      ${canonical(item.fields)}::jsonb, ${at}::timestamptz
    where (select count(*) from cart_items where cart_id = ${cartId}) < ${most}::int
    returning id`.execute(trx)
  return rows.length > 0
}

export async function setQuantity(
  trx: Transaction,
  cartId: CartId,
  id: CartItemId,
  quantity: number,
): Promise<void> {
  await trx
    .updateTable('cart_items')
    .set({ quantity })
    .where('cart_id', '=', cartId)
    .where('id', '=', id)
    .execute()
}

export async function deleteItem(trx: Transaction, cartId: CartId, id: CartItemId): Promise<void> {
  await trx.deleteFrom('cart_items').where('cart_id', '=', cartId).where('id', '=', id).execute()
}

/** Sets or takes away the coupon of a locked cart. */
export async function setCartCoupon(trx: Transaction, id: CartId, couponId: CouponId | null): Promise<void> {
  await trx.updateTable('carts').set({ coupon_id: couponId }).where('id', '=', id).execute()
}

/** Says what the things in a locked cart are to belong to. */
export async function setCartParent(trx: Transaction, id: CartId, parentId: PurchaseId): Promise<void> {
  await trx.updateTable('carts').set({ parent_id: parentId }).where('id', '=', id).execute()
}

export async function deleteCart(trx: Transaction, id: CartId): Promise<void> {
  await trx.deleteFrom('carts').where('id', '=', id).execute()
}

/** Removes carts that nobody has touched since `before`; answers how many. */
export async function deleteStaleCarts(trx: Transaction, before: Instant): Promise<number> {
  const gone = await trx.deleteFrom('carts').where('touched_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
