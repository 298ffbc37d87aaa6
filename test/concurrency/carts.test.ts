import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteItem, insertItem, lockCart } from '../../src/carts/cart-store.ts'
import { present } from '../../src/kernel/assert.ts'
import { CartItemId } from '../../src/kernel/ids.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

test('a cart that another tab changes while it is checked out is not ordered as it was', async () => {
  const { app, runtime } = world
  const ada = await world.person('Ada')
  const token = randomBytes(32).toString('base64url')
  for (const name of ['Desk', 'Chair']) {
    const thing = await world.catalog(name, { price: 1_000 })
    const option = present(thing.options[0], 'an option')
    await app.carts.put(ada.actor, { token, packageId: thing.id, optionId: option.id })
  }
  const { cart, quote } = present(await app.carts.page(ada.actor, { token }), 'a cart')
  const [item] = cart.items
  let ordered: Promise<unknown> = Promise.resolve()
  await runtime.database.reader.transaction().execute(async (otherTab) => {
    await lockCart(otherTab, token)
    ordered = app.carts.checkOut(
      ada.actor,
      { token, quote: quote.digest, agreed: true },
      { idempotencyKey: quote.digest },
    )
    ordered.catch(() => undefined)
    await sleep(300)
    await deleteItem(otherTab, cart.id, present(item, 'an item').id)
  })
  await expect(ordered).rejects.toMatchObject({ code: 'cart_has_changed' })
  expect(await ada.invoices()).toEqual([])
})

test('however many put something in at once, a cart holds no more than it may', async () => {
  const { app, runtime } = world
  const bob = await world.person('Bob')
  const token = randomBytes(32).toString('base64url')
  const thing = await world.catalog('Pin', { price: 100 })
  const option = present(thing.options[0], 'an option')
  const put = () => app.carts.put(bob.actor, { token, packageId: thing.id, optionId: option.id })
  await put()
  const { cart } = present(await app.carts.page(bob.actor, { token }), 'a cart')
  const most = 5
  const added = await Promise.all(
    Array.from({ length: 12 }, () =>
      runtime.database.reader.transaction().execute(async (trx) => {
        await lockCart(trx, token)
        const id = CartItemId.parse(randomUUID())
        const item = { id, packageId: thing.id, optionId: option.id, quantity: 1, fields: [] }
        return insertItem(trx, cart.id, item, { at: runtime.clock.now(), most })
      }),
    ),
  )
  expect(added.filter(Boolean)).toHaveLength(most - 1)
})
