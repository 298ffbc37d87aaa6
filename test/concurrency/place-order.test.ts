import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { methodsOf } from '../../src/methods/method-store.ts'
import { chargesOf, purchasesFor } from '../world/facts.ts'
import { type Card, cards, type Person } from '../world/person.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const newCard = (card: Card) => ({
  kind: 'card' as const,
  gateway: 'sandbox',
  keep: true,
  card: { number: cards[card], expMonth: 12, expYear: 2040, cvc: '123' },
})

type Cart = Awaited<ReturnType<Person['fillsCart']>>
type Choice = Parameters<World['app']['carts']['placeOrder']>[1]['paymentChoice']

const place = (person: Person, { token, quote: { digest: quote } }: Cart, paymentChoice: Choice) =>
  world.app.carts.placeOrder(
    person.actor,
    { token, quote, agreed: true, paymentChoice },
    { idempotencyKey: quote },
  )

const gift = (person: Person, amountMinor: string) =>
  world.app.credit.adjust(world.staff, {
    customerId: person.customerId,
    currency: 'EUR',
    amountMinor,
    reason: 'a gift',
  })

const creditOf = async ({ actor }: Person) =>
  (await world.app.credit.list(actor, {})).balances.map(({ minor }) => minor)
const storedBy = async ({ customerId }: Person) =>
  (await methodsOf(world.runtime.database.reader, customerId)).length

async function onlyInvoice(person: Person) {
  const invoices = await person.invoices()
  expect(invoices).toHaveLength(1)
  return present(invoices[0], 'an invoice')
}

describe('an order, placed', () => {
  test('by a double click is one order: credit is used once, one card is charged and one is kept', async () => {
    const ada = await world.person('Ada')
    await gift(ada, '700')
    const cart = await ada.fillsCart([await world.catalog('Thing', { price: 1000 })])
    const choice = { creditAmount: '300', option: newCard('good') }
    const [first, second] = await Promise.all([place(ada, cart, choice), place(ada, cart, choice)])
    const { id, number, status } = await onlyInvoice(ada)
    expect([first.number, second.number]).toEqual([number, number])
    expect([first.status, second.status]).toContain('paid')
    expect(status).toBe('paid')
    expect(await creditOf(ada)).toEqual([400n])
    expect(await chargesOf(world.runtime.database.reader, id)).toBe(1)
    expect(await purchasesFor(world.runtime.database.reader, id)).toBe(1)
    expect(await storedBy(ada)).toBe(1)
  })

  test('from two tabs with the same quote, one after the other, answers the second with what became of it', async () => {
    const bea = await world.person('Bea')
    await gift(bea, '1500')
    const cart = await bea.fillsCart([await world.catalog('Thing', { price: 2000 })])
    const methodId = await bea.storeCard('good')
    const stored = { creditAmount: 'all' as const, option: { kind: 'stored' as const, methodId } }
    const first = await place(bea, cart, stored)
    const second = await place(bea, cart, { creditAmount: null, option: newCard('good') })
    expect(first).toEqual({ status: 'paid', number: (await onlyInvoice(bea)).number })
    expect(second).toEqual(first)
    expect(await creditOf(bea)).toEqual([])
    expect(await storedBy(bea)).toBe(1)
  })

  test('with a card that is declined keeps the credit on the invoice, forgets the card, and is paid later', async () => {
    const cem = await world.person('Cem')
    await gift(cem, '250')
    const cart = await cem.fillsCart([await world.catalog('Thing', { price: 1000 })])
    const declined = await place(cem, cart, { creditAmount: 'all', option: newCard('declined') })
    const { number, receivedMinor, status } = await onlyInvoice(cem)
    expect(declined).toEqual({ status: 'look', number })
    expect([status, receivedMinor]).toEqual(['pending', 250n])
    expect(await creditOf(cem)).toEqual([])
    expect(await storedBy(cem)).toBe(0)
    const paymentChoice = { creditAmount: null, option: newCard('good') }
    const paid = await world.app.invoices.pay(cem.actor, { number, paymentChoice })
    expect(paid).toEqual({ status: 'paid', number })
    expect(await storedBy(cem)).toBe(1)
  })

  test('with a card that is challenged goes on at the provider', async () => {
    const dan = await world.person('Dan')
    const cart = await dan.fillsCart([await world.catalog('Thing', { price: 1000 })])
    const outcome = await place(dan, cart, { creditAmount: null, option: newCard('challenge') })
    expect(outcome).toMatchObject({ status: 'continue', continueUrl: expect.stringContaining('/challenge/') })
  })

  test('with more credit than there is, or a cart that has changed, is refused, and no card is left', async () => {
    const eve = await world.person('Eve')
    const cart = await eve.fillsCart([await world.catalog('Thing', { price: 1000 })])
    const tooMuch = place(eve, cart, { creditAmount: '1', option: newCard('good') })
    await expect(tooMuch).rejects.toMatchObject({ code: 'invalid_input' })
    const other = { ...cart, quote: { ...cart.quote, digest: 'f'.repeat(64) } }
    const changed = place(eve, other, { creditAmount: null, option: newCard('good') })
    await expect(changed).rejects.toMatchObject({ code: 'cart_has_changed' })
    expect(await eve.invoices()).toEqual([])
    expect(await storedBy(eve)).toBe(0)
  })

  test('that credit covers asks for no card', async () => {
    const fay = await world.person('Fay')
    await gift(fay, '1000')
    const cart = await fay.fillsCart([await world.catalog('Thing', { price: 1000 })])
    const option = { ...newCard('good'), card: null }
    expect(await place(fay, cart, { creditAmount: 'all', option })).toMatchObject({ status: 'paid' })
    expect(await storedBy(fay)).toBe(0)
  })
})

test('an invoice that is paid twice at once with one key uses credit once', async () => {
  const gil = await world.person('Gil')
  const { number } = await gil.orders(await world.catalog('Thing', { price: 1000 }))
  await gift(gil, '900')
  const press = (idempotencyKey: string) =>
    world.app.invoices.pay(
      gil.actor,
      { number, paymentChoice: { creditAmount: '300', option: null } },
      { idempotencyKey },
    )
  const key = randomUUID()
  await Promise.all([press(key), press(key)])
  expect((await onlyInvoice(gil)).receivedMinor).toBe(300n)
  expect(await creditOf(gil)).toEqual([600n])
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
})
