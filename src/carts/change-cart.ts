import { z } from 'zod'
import { findPackages } from '../catalog/catalog-store.ts'
import { readFieldValues } from '../catalog/field-values.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { CartId, CartItemId, OptionId, PackageId } from '../kernel/ids.ts'
import { mostOfOne } from '../kernel/quantity.ts'
import { countedAddress } from '../platform/counted-address.ts'
import { anyone } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { CartToken, mostItems } from './cart.ts'
import { cartOf, deleteItem, insertItem, lockOrMakeCart, setQuantity, touchCart } from './cart-store.ts'

const withoutHistory = 'a cart belongs to a browser, not to an account'
export const Quantity = z.number().int().min(1).max(mostOfOne)

/** Puts something into the cart of a browser. The price is never part of the input. */
export const putIntoCart = useCase({
  name: 'cart.put',
  input: z.object({
    token: CartToken,
    packageId: PackageId,
    optionId: OptionId,
    quantity: Quantity.default(1),
    fields: z.record(z.string().max(40), z.string().max(10_000)).default({}),
    /** The network address that it comes from. */
    address: z.string().max(100).default('unknown'),
  }),
  output: NoOutput,
  may: anyone,
  withoutHistory,
  async run(work, { token, packageId, optionId, quantity, fields, address }) {
    const [item] = await findPackages(work.trx, { ids: [packageId] })
    const option = item?.options.find((each) => each.id === optionId)
    if (!item?.visible || !option) throw new Refused('not_for_sale')
    if (item.stock !== null && item.stock < quantity) throw new Refused('out_of_stock', { name: item.name })
    const read = readFieldValues(item.fields, fields)
    if (read.problems.length > 0) throw new Refused('invalid_input', {}, read.problems)
    const id = CartItemId.parse(work.newId())
    const put = { id, packageId, optionId, quantity, fields: read.values }
    const [, added] = await Promise.all([
      cartFor(work, { token, address }),
      insertItem(work.trx, cartOf(token), put, { at: work.now, most: mostItems }),
    ])
    if (!added) throw new Refused('cart_is_full')
  },
})

const Item = z.object({ token: CartToken, itemId: CartItemId })

export const changeQuantity = useCase({
  name: 'cart.change_quantity',
  input: Item.extend({ quantity: Quantity }),
  output: NoOutput,
  may: anyone,
  withoutHistory,
  async run(work, { token, itemId, quantity }) {
    const cartId = await touchCart(work.trx, token, work.now)
    if (cartId) await setQuantity(work.trx, cartId, itemId, quantity)
  },
})

export const removeFromCart = useCase({
  name: 'cart.remove',
  input: Item,
  output: NoOutput,
  may: anyone,
  withoutHistory,
  async run(work, { token, itemId }) {
    const cartId = await touchCart(work.trx, token, work.now)
    if (cartId) await deleteItem(work.trx, cartId, itemId)
  },
})

/** Many people may share an address, and few of them have a cart for long. */
const mostOfOneAddress = 300

/** Whoever is signed in has carts of their own; everybody else shares those of the address. */
function cartFor(work: Work, { token, address }: { token: string; address: string }): Promise<CartId> {
  const madeFor = work.userId ?? countedAddress(address)
  const id = CartId.parse(work.newId())
  return lockOrMakeCart(work.trx, token, { id, at: work.now, madeFor, most: mostOfOneAddress })
}
