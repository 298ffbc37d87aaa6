import { z } from 'zod'
import { NoOutput } from '../kernel/codecs.ts'
import { PurchaseId } from '../kernel/ids.ts'
import { asCustomer } from '../platform/permission.ts'
import { Refused } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { isUsable } from '../purchases/purchase-states.ts'
import { findPurchase } from '../purchases/purchase-store.ts'
import { CartToken } from './cart.ts'
import { lockCart, setCartParent } from './cart-store.ts'

/** Says to which of their purchases its buyer wants what is in the cart to belong. */
export const attachCart = useCase({
  name: 'cart.attach',
  input: z.object({ token: CartToken, purchaseId: PurchaseId }),
  output: NoOutput,
  may: asCustomer,
  withoutHistory: 'a cart belongs to a browser, not to an account',
  async run(work, { token, purchaseId }) {
    const cart = await lockCart(work.trx, token)
    if (!cart) throw new Refused('cart_is_empty')
    const purchase = await findPurchase(work.trx, purchaseId)
    if (purchase?.customerId !== work.account) throw new Refused('not_found')
    if (!isUsable(purchase)) throw new Refused('purchase_not_active')
    await setCartParent(work.trx, cart.id, purchaseId)
  },
})
