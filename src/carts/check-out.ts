import { z } from 'zod'
import { takeStock } from '../catalog/catalog-store.ts'
import { findCustomer } from '../customers/customer-store.ts'
import { issueInvoice } from '../invoices/issue-invoice.ts'
import { assert } from '../kernel/assert.ts'
import { asCustomer } from '../platform/permission.ts'
import { found, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type Cart, CartToken, parentIn, type Quote } from './cart.ts'
import { quoteFor } from './cart-page.ts'
import { deleteCart, holdCart } from './cart-store.ts'

/**
 * Makes the invoice of a cart, of exactly what was shown (`quote` is its digest), and keeps what was agreed to. The cart
 * is gone with it. Call it with the quote as idempotency key, so that a double click makes one order.
 */
export const checkOut = useCase({
  name: 'cart.check_out',
  input: z.object({ token: CartToken, quote: z.string().regex(/^[0-9a-f]{64}$/) }),
  may: asCustomer,
  async run(work, { token, quote: shown }) {
    assert(work.actor.kind === 'customer', 'orders are made by customers')
    const [cart, customer] = await Promise.all([
      holdCart(work.trx, token),
      findCustomer(work.trx, work.actor.customerId).then(found),
    ])
    if (!cart || cart.items.length === 0) throw new Refused('cart_is_empty')
    const quote = await quoteFor(work, cart, customer)
    if (quote.digest !== shown) throw new Refused('cart_has_changed')
    if (quote.lines.length === 0) throw new Refused('not_for_sale')
    await reserve(work, cart)
    await deleteCart(work.trx, cart.id)
    const { currency, lines } = quote
    const invoice = await issueInvoice(work, {
      customer,
      origin: 'customer',
      currency,
      lines,
      dueOn: work.today,
      agreed: agreedTo(work, quote),
    })
    const { id: invoiceId, number, status } = invoice
    return { invoiceId, number, status }
  },
})

async function reserve(work: Work, cart: Cart): Promise<void> {
  const needsParent = cart.items.find(({ item }) => item.attach === 'must')
  if (needsParent && !parentIn(cart)) throw new Refused('cart_needs_parent', { name: needsParent.item.name })
  for (const { item, quantity } of cart.items) {
    if (item.stock === null) continue
    const taken = await takeStock(work.trx, item.id, quantity)
    if (!taken) throw new Refused('out_of_stock', { name: item.name })
  }
}

function agreedTo(work: Work, { totals, later, currency }: Quote): object {
  return { currency, nowMinor: totals.totalMinor, later, terms: work.store.terms }
}
