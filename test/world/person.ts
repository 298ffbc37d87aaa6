import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Package } from '../../src/catalog/package.ts'
import { findInvoice } from '../../src/invoices/invoice-store.ts'
import { present } from '../../src/kernel/assert.ts'
import type { InvoiceId, PaymentMethodId, UserId } from '../../src/kernel/ids.ts'
import { methodsOf } from '../../src/methods/method-store.ts'
import type { Payment } from '../../src/payments/payment.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { purchasesOf } from '../../src/purchases/purchase-store.ts'
import type { Runtime } from '../../src/runtime.ts'

export const cards = {
  good: '4242424242424242',
  declined: '4000000000000002',
  poor: '4000000000009995',
  challenge: '4000002500003155',
  reviewed: '4000000000009235',
  timesOut: '4000000000000119',
  disputed: '4000000000000259',
} as const
export type Card = keyof typeof cards

let people = 0

export type Person = Awaited<ReturnType<typeof createPerson>>

/** A customer with a login. (Signing up, with its slow hash, has tests of its own; here the login's row is written as it is.) */
export async function createPerson(runtime: Runtime, payload: { name: string; country: string }) {
  const { app, database, clock, sandboxPages } = runtime
  people += 1
  const userId = `018f0000-0000-7000-9000-${String(people).padStart(12, '0')}` as UserId
  const email = `${payload.name.toLowerCase().replaceAll(' ', '.')}.${people}@example.com`
  await sql`insert into users (id, name, email, email_verified, created_at, updated_at)
    values (${userId}, ${payload.name}, ${email}, true, ${clock.now()}, ${clock.now()})`.execute(
    database.reader,
  )
  const customer = await app.customers.open(
    { kind: 'user', userId },
    {
      name: payload.name,
      country: payload.country,
      timeZone: 'Europe/Berlin',
      currency: app.shop.settings().currency,
    },
  )
  const actor: Actor = { kind: 'customer', userId, customerId: customer.id }

  async function storeCard(card: Card): Promise<PaymentMethodId> {
    const typed = { number: cards[card], expMonth: 12, expYear: 2040, cvc: '123' }
    return (await app.methods.addCard(actor, { gateway: 'sandbox', card: typed, keep: true })).id
  }

  /** Enters a bank account at the provider's own form, and comes back. */
  async function storeAccount(iban: string): Promise<PaymentMethodId> {
    const { url } = await app.methods.openForm(actor, { gateway: 'sandbox' })
    const { pathname } = new URL(url)
    const body = new URLSearchParams({ kind: 'sepa_debit', iban })
    const answer = await sandboxPages.request(pathname.replace('/sandbox', ''), { method: 'POST', body })
    const formId = present(answer.headers.get('location'), 'the way back').split('/').at(-1) ?? ''
    const kept = await app.methods.keepFromForm(actor, { gateway: 'sandbox', formId })
    return present(kept, 'what was entered').id
  }

  /** Puts one of each into a new cart, and enters a coupon where there is one. */
  async function fillsCart(things: readonly Package[], code?: string) {
    const token = randomBytes(32).toString('base64url')
    for (const thing of things) {
      const option = present(thing.options[0], 'an option')
      await app.carts.put(actor, { token, packageId: thing.id, optionId: option.id })
    }
    if (code) await app.carts.applyCoupon(actor, { token, code })
    return { token, ...present(await app.carts.page(actor, { token }), 'a cart') }
  }

  async function checksOut({ token, quote: { digest } }: Awaited<ReturnType<typeof fillsCart>>) {
    return app.carts.checkOut(actor, { token, quote: digest, agreed: true }, { idempotencyKey: digest })
  }

  const orders = async (...things: Package[]) => checksOut(await fillsCart(things))

  async function pays(invoiceId: InvoiceId, methodId: PaymentMethodId): Promise<Payment> {
    return app.payments.pay(actor, { invoiceId, with: { methodId } })
  }

  return {
    actor,
    customer,
    customerId: customer.id,
    email,
    storeCard,
    storeAccount,
    fillsCart,
    checksOut,
    orders,
    pays,
    /** From now on this card is charged, and no other is stored. */
    async changesCardTo(card: Card) {
      const before = await methodsOf(database.reader, customer.id)
      const methodId = await storeCard(card)
      for (const { id } of before) await app.methods.remove(actor, { methodId: id })
      return methodId
    },
    /** Orders things and pays them with a card, which stays their stored one. */
    async buys(card: Card, ...things: Package[]) {
      const order = await orders(...things)
      const payment = await pays(order.invoiceId, await storeCard(card))
      return { order, payment }
    },
    purchases: () => purchasesOf(database.reader, customer.id, 100),
    invoice: async (id: InvoiceId) => present(await findInvoice(database.reader, { id }), 'an invoice'),
    async invoices() {
      const { rows } = await sql<{ id: InvoiceId }>`
        select id from invoices where customer_id = ${customer.id} order by number`.execute(database.reader)
      return Promise.all(
        rows.map(async ({ id }) => present(await findInvoice(database.reader, { id }), 'an invoice')),
      )
    },
    history: async () => (await app.customers.history(actor, { customerId: customer.id })).events,
  }
}
