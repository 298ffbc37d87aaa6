import { z } from 'zod'
import { takeStock } from '../catalog/catalog-store.ts'
import { insertRedemption, takeCouponUse } from '../catalog/coupon-store.ts'
import { findCustomer } from '../customers/customer-store.ts'
import type { Issued } from '../invoices/invoice.ts'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { issueInvoice } from '../invoices/issue-invoice.ts'
import { type CustomerId, InvoiceId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { asCustomer } from '../platform/permission.ts'
import { orNotFound, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { notAgreed } from './agreement.ts'
import { type Cart, CartToken } from './cart.ts'
import { chosenHolder, lacksHolder } from './cart-parent.ts'
import { deleteCart, lockCart } from './cart-store.ts'
import { mentionedBy, type QuotedCoupon } from './discount.ts'
import { type Quote, quoteFor } from './quote.ts'

/** The invoice that an order became. */
export const OrderMade = z.object({
  invoiceId: InvoiceId,
  number: z.string(),
  status: z.enum(invoiceStatuses),
})
export type OrderMade = z.output<typeof OrderMade>

/**
 * Makes the invoice of a cart, of exactly what was shown (`quote` is its digest), and keeps what was agreed to. The cart
 * is gone with it. Call it with the quote as idempotency key, so that a double click makes one order.
 */
export const checkOut = useCase({
  name: 'cart.check_out',
  input: z.object({
    token: CartToken,
    quote: z.string().regex(/^[0-9a-f]{64}$/),
    /** Whether the customer ticked that they agree to the shop's terms, where it has any. */
    agreed: z.boolean(),
  }),
  output: OrderMade,
  may: asCustomer,
  async run(work, { token, quote: shown, agreed }) {
    const [cart, found] = await Promise.all([lockCart(work.trx, token), findCustomer(work.trx, work.account)])
    const customer = orNotFound(found)
    if (!cart || cart.items.length === 0) throw new Refused('cart_is_empty')
    const quote = await quoteFor(work, cart, customer)
    if (quote.digest !== shown) throw new Refused('cart_has_changed')
    const problems = notAgreed(work.shop, { agreed })
    if (problems.length > 0) throw new Refused('invalid_input', {}, problems)
    if (quote.lines.length === 0) throw new Refused('not_for_sale')
    await assertHeld(work, cart)
    await reserve(work, cart)
    if (quote.coupon) await claim(work, quote.coupon, quote.currency)
    const { currency, lines } = quote
    const [, invoice] = await Promise.all([
      deleteCart(work.trx, cart.id),
      issueInvoice(work, {
        customer,
        origin: 'customer',
        begunBy: 'customer',
        currency,
        taxMode: work.shop.taxMode,
        lines,
        dueOn: work.today,
        orderTerms: orderTerms(work, quote),
      }),
    ])
    if (quote.coupon) await redeem(work, invoice, quote.coupon)
    const { id: invoiceId, number, status } = invoice
    return { invoiceId, number, status }
  },
})

async function claim(work: Work, coupon: QuotedCoupon, currency: string): Promise<void> {
  if (coupon.refusal) throw new Refused(coupon.refusal, mentionedBy(coupon, currency))
  // Used up or ended by somebody else since it was read a moment ago.
  if (!(await takeCouponUse(work.trx, coupon.id))) throw new Refused('cart_has_changed')
}

async function redeem(work: Work, invoice: Issued, coupon: QuotedCoupon): Promise<void> {
  const { id: invoiceId, customerId, currency } = invoice
  const { id: couponId, code, offMinor: discountMinor } = coupon
  const kept = { couponId, invoiceId, customerId, discountMinor, at: work.now }
  if (!(await insertRedemption(work.trx, kept))) throw new Refused('coupon_used_by_you', { code })
  const off = { minor: discountMinor, currency }
  work.record({ type: 'coupon.redeemed', customerId, invoice: refOf(invoice), code, off })
}

/** What must belong to something has something to belong to: in the order, or among what the buyer owns. */
async function assertHeld(work: Work & { account: CustomerId }, cart: Cart): Promise<void> {
  if (!lacksHolder(cart)) return
  const needed = cart.items.find(({ item }) => item.attach === 'must')
  const isChosen = cart.parentId !== null
  if (!needed && !isChosen) return
  if (await chosenHolder(work, work.account, cart)) return
  throw new Refused('cart_needs_parent', { name: (needed ?? cart.items[0])?.item.name ?? '' })
}

async function reserve(work: Work, cart: Cart): Promise<void> {
  for (const { item, quantity } of cart.items) {
    if (item.stock === null) continue
    const taken = await takeStock(work.trx, item.id, quantity)
    if (!taken) throw new Refused('out_of_stock', { name: item.name })
  }
}

function orderTerms(work: Work, { totals, later, currency }: Quote): object {
  return { currency, nowMinor: totals.totalMinor, later, terms: work.shop.terms }
}
