import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { openWebWorld, type WebWorld, wordsOf } from '../http/web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld('2026-03-01')
})
afterAll(() => world.close())

test('a purchase shows its last five invoices and leads to all of them, and to no others', async () => {
  const ida = await world.person('Ida')
  await ida.buys('good', await world.catalog('Press', { price: 1000 }))
  await ida.buys('good', await world.catalog('Poster', { price: 500, term: null }))
  await world.until('2026-09-03')
  const press = present(
    (await ida.purchases()).find(({ name }) => name === 'Press'),
    'the press',
  )
  const page = await world.app.purchases.page(ida.actor, { purchaseId: press.id })
  expect(page.invoices).toHaveLength(5)
  expect(page.invoiceCount).toBe(7)
  expect(page.openRenewal).toBeNull()
  const before = world.runtime.database.statements()
  const all = await world.app.invoices.list(ida.actor, { status: 'all', purchaseId: press.id })
  expect(world.runtime.database.statements() - before).toBe(1)
  expect(all.purchase).toEqual({ id: press.id, name: 'Press' })
  expect(all.counts).toEqual({ pending: 0, paid: 7, expired: 0, cancelled: 0 })
  expect(all.invoices.map(({ title }) => title)).toEqual(Array(7).fill('Press'))
  const everything = await world.app.invoices.list(ida.actor, { status: 'all' })
  expect(everything.invoices).toHaveLength(8)

  const browser = world.browser(await world.session(ida.actor.kind === 'customer' ? ida.actor.userId : ''))
  const shown = await browser.ask(`/account/purchases/${press.id}`)
  expect(wordsOf(shown)).toContain('All 7')
  const path = `/account/invoices?state=all&purchase=${press.id}`
  expect(shown.text).toContain(`href="${path.replace('&', '&amp;')}"`)
  const list = await browser.ask(path)
  expect(wordsOf(list)).toContain('Only those of Press')
  expect(list.text).toContain(`name="purchase" value="${press.id}"`)
})

test('the renewal that waits to be paid is told by itself', async () => {
  const jo = await world.person('Jo')
  await jo.buys('good', await world.catalog('Spindle', { price: 1000 }))
  const { id } = present(
    (await jo.purchases()).find(({ name }) => name === 'Spindle'),
    'a purchase',
  )
  await world.app.purchases.setCollection(jo.actor, { purchaseId: id, collection: 'manual' })
  await world.until('2026-10-01')
  const page = await world.app.purchases.page(jo.actor, { purchaseId: id })
  expect(page.openRenewal).toMatchObject({ renewal: 'open', status: 'pending' })
  expect(page.openRenewal?.number).toBe(page.invoices[0]?.number)
})

test('the invoices of somebody else’s purchase are not there', async () => {
  const [ada, eve] = [await world.person('Ada'), await world.person('Eve')]
  await ada.buys('good', await world.catalog('Lathe', { price: 1000 }))
  const purchaseId = present((await ada.purchases())[0], 'a purchase').id
  await expect(world.app.invoices.list(eve.actor, { status: 'all', purchaseId })).rejects.toMatchObject({
    code: 'not_found',
  })
})
