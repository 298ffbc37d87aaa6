import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openWebWorld, type WebWorld, wordsOf } from '../http/web-world.ts'

let world: WebWorld
let ids: { customer: string; purchase: string; number: string; session: string }

/** Somebody who has bought hosting for a domain that they entered. */
beforeAll(async () => {
  world = await openWebWorld()
  const hosting = await world.catalog('Hosting', {
    price: 1000,
    fields: [{ label: 'Domain', type: 'text', required: true }] as never,
  })
  const ada = await world.person('Ada')
  const token = 'a'.repeat(43)
  const optionId = present(hosting.options[0], 'an option').id
  const fields = { [present(hosting.fields[0], 'a field').id]: 'Lovelace-Engines.example' }
  await world.app.carts.put(ada.actor, { token, packageId: hosting.id, optionId, fields })
  const page = present(await world.app.carts.page(ada.actor, { token }), 'a cart')
  const order = await ada.checksOut({ token, ...page })
  await ada.pays(order.invoiceId, await ada.storeCard('good'))
  const [purchase] = await ada.purchases()
  ids = {
    customer: ada.customerId,
    purchase: present(purchase, 'a purchase').id,
    number: order.number,
    session: await world.session('userId' in ada.actor ? ada.actor.userId : ''),
  }
})
afterAll(() => world.close())

test('a purchase is found by a part of what was entered for it', async () => {
  const { purchases } = await world.app.search.find(world.staff, { typed: 'lovelace-eng' })
  expect(purchases).toMatchObject([{ id: ids.purchase, fields: [{ value: 'Lovelace-Engines.example' }] }])
  expect((await world.app.search.find(world.staff, { typed: 'babbage' })).purchases).toEqual([])
  const listed = await world.app.purchases.staffList(world.staff, { typed: 'engines.example' })
  expect(listed.purchases.map(({ id }) => id)).toEqual([ids.purchase])
})

test('what was entered stands on every page of staff that shows the purchase, and on the customer’s', async () => {
  const staff = world.browser(await world.member('Owner'))
  const ada = world.browser(ids.session)
  const pages = [
    [staff, `/admin/customers/${ids.customer}`],
    [staff, `/admin/purchases?customer=${ids.customer}`],
    [staff, `/admin/invoices/${ids.number}`],
    [ada, `/account/invoices/${ids.number}`],
    [ada, `/account/purchases/${ids.purchase}`],
  ] as const
  for (const [browser, path] of pages) {
    const words = wordsOf(await browser.ask(path))
    expect(words, path).toContain('Domain')
    expect(words, path).toContain('Lovelace-Engines.example')
  }
})

test('a hit leads to the page of its customer, on which the purchase is shown', async () => {
  const staff = world.browser(await world.member('Owner'))
  const { leadsTo } = await staff.ask(`/admin/purchases/${ids.purchase}`)
  expect(leadsTo).toBe(`/admin/customers/${ids.customer}?purchase=${ids.purchase}#purchases`)
})
