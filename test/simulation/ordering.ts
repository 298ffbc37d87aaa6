import type { Package } from '../../src/catalog/package.ts'
import { present } from '../../src/kernel/assert.ts'
import type { InvoiceId } from '../../src/kernel/ids.ts'
import type { Person } from '../world/person.ts'
import { atOnce } from './at-once.ts'
import type { Act } from './customer-acts.ts'
import type { Dice } from './dice.ts'
import { offeredMethods } from './facts-of-shop.ts'
import { payInvoice } from './paying.ts'
import type { Simulated } from './simulated-shop.ts'

/** Fills a cart, changes their mind about some of it, and orders the rest; mostly it is paid at once. */
export const order: Act = async (shop, person, dice) => {
  const token = await fillCart(shop, person, dice)
  if (dice.chance(0.3)) return place(shop, person, dice, token)
  const invoiceId = await checkOut(shop, person, dice, token)
  if (invoiceId && dice.chance(0.85)) await payInvoice(shop, person, dice, invoiceId)
}

/** Orders and pays with one press of the button, or with two; what is left open is paid another day. */
async function place(shop: Simulated, person: Person, dice: Dice, token: string): Promise<void> {
  const { app, tally, reader } = shop
  const page = await app.carts.checkoutPage(person.actor, { token })
  if (!page) return
  const { digest: quote } = page.quote
  const [stored] = dice.shuffled(await offeredMethods(reader, person.customerId))
  const option = stored
    ? { kind: 'stored' as const, methodId: stored }
    : { kind: 'manual' as const, gateway: 'manual' }
  const creditAmount = dice.chance(0.5) ? ('all' as const) : null
  const asked = { token, quote, agreed: true, paymentChoice: { creditAmount, option } }
  const press = () => app.carts.placeOrder(person.actor, asked, { idempotencyKey: quote })
  await atOnce(tally, 'place order', dice.chance(0.2) ? [press, press] : [press])
}

/** Fills a cart and leaves it. */
export const browse: Act = async (shop, person, dice) => {
  await shop.app.catalog.storefront(person.actor, {})
  await fillCart(shop, person, dice)
}

async function fillCart(shop: Simulated, person: Person, dice: Dice): Promise<string> {
  const { app, packages } = shop
  const token = tokenOf(dice)
  const put = (thing: Package) =>
    app.carts.put(person.actor, {
      token,
      packageId: thing.id,
      optionId: present(thing.options[0], 'an option').id,
      quantity: dice.chance(0.1) ? dice.between(2, 5) : 1,
    })
  await put(firstChoice(packages, dice))
  if (dice.chance(0.4)) await put(dice.pick(packages))
  const page = present(await app.carts.page(person.actor, { token }), 'a cart')
  const item = dice.pick(page.cart.items)
  if (dice.chance(0.1)) await app.carts.changeQuantity(person.actor, { token, itemId: item.id, quantity: 3 })
  if (dice.chance(0.1)) await app.carts.remove(person.actor, { token, itemId: item.id })
  const holder = page.holders.length > 0 && dice.chance(0.8) ? dice.pick(page.holders) : null
  if (holder) await app.carts.attach(person.actor, { token, purchaseId: holder.id })
  if (dice.chance(0.4)) await enterCoupon(shop, person, dice, token)
  return token
}

/** However much is sold besides, some choose what is paid in instalments, so that some of it runs at any time. */
function firstChoice(packages: readonly Package[], dice: Dice): Package {
  const inParts = packages.filter(({ options }) => options.some(({ instalments }) => instalments !== null))
  return dice.pick(dice.chance(0.1) ? inParts : packages)
}

/** Some codes are guessed, some are taken out again. */
async function enterCoupon(
  { app, coupons, tally }: Simulated,
  person: Person,
  dice: Dice,
  token: string,
): Promise<void> {
  const code = coupons.length === 0 || dice.chance(0.1) ? 'GUESSED' : dice.pick(coupons).code
  await tally.expect('apply coupon', () => app.carts.applyCoupon(person.actor, { token, code }))
  if (dice.chance(0.1)) await app.carts.removeCoupon(person.actor, { token })
}

async function checkOut(
  shop: Simulated,
  person: Person,
  dice: Dice,
  token: string,
): Promise<InvoiceId | undefined> {
  const { app, tally } = shop
  const page = await app.carts.checkoutPage(person.actor, { token })
  if (!page) return undefined
  // The page was open in the browser while something else was put into the cart.
  const stale = dice.chance(0.05)
  if (stale) await app.carts.remove(person.actor, { token, itemId: dice.pick(page.cart.items).id })
  const { digest } = page.quote
  const submit = () =>
    app.carts.checkOut(person.actor, { token, quote: digest, agreed: true }, { idempotencyKey: digest })
  if (!dice.chance(0.15)) return (await submit()).invoiceId
  const orders = await atOnce(tally, 'double order', [submit, submit])
  return orders[0]?.invoiceId
}

function tokenOf(dice: Dice): string {
  const bytes = new Uint8Array(32)
  dice.fill(bytes)
  return Buffer.from(bytes).toString('base64url')
}
