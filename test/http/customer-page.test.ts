import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { monthly } from '../world/catalog.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let page: string
let customerId: string

/** A customer with more of everything than a box shows, and with what they entered for one thing that they bought. */
beforeAll(async () => {
  world = await openWebWorld()
  const ada = await world.person('Ada Lovelace')
  customerId = ada.customerId
  for (const name of ['Hosting', 'Backup', 'Domain', 'Club', 'Course', 'Magazine']) {
    await ada.buys('good', await world.catalog(name, { price: 1000, term: monthly }))
  }
  await ada.orders(await world.catalog('Poster', { price: 500 }))
  page = `/admin/customers/${customerId}`
})
afterAll(() => world.close())

const member = async (role: string) => world.browser(await world.member(role))

test('five rows stand in each box, and all of them are a link away', async () => {
  const answer = await (await member('Owner')).ask(page)
  for (const [box, rows] of [
    ['invoices', 5],
    ['payments', 5],
  ] as const) {
    const section = present(answer.text.split(`id="${box}"`)[1], box).split('</section>')[0] ?? ''
    expect(section.match(/<tr/g)).toHaveLength(rows + 1)
  }
  expect(answer.text).toContain(`/admin/purchases?customer=${customerId}`)
  expect(wordsOf(answer)).toMatch(/All 7/)
  expect(wordsOf(answer)).toMatch(/All 6/)
})

test('the page is small, and takes few statements', async () => {
  const owner = await member('Owner')
  await owner.ask(page)
  const before = world.runtime.database.statements()
  const { text } = await owner.ask(page)
  expect(world.runtime.database.statements() - before).toBeLessThanOrEqual(5)
  expect(Buffer.byteLength(text)).toBeLessThan(62_000)
})

test('each list of the boxes shows this customer alone', async () => {
  const eve = await world.person('Eve')
  await eve.buys('good', await world.catalog('Umbrella', { price: 100 }))
  const owner = await member('Owner')
  for (const list of ['purchases', 'invoices', 'payments', 'email']) {
    const answer = await owner.ask(`/admin/${list}?customer=${customerId}`)
    expect(answer.status).toBe(200)
    expect(wordsOf(answer)).not.toContain('Umbrella')
    expect(wordsOf(answer)).not.toContain('Eve')
  }
})

describe('what a person may not do', () => {
  test('is not shown to them', async () => {
    const words = wordsOf(await (await member('Read-only')).ask(page))
    for (const act of ['End…', 'Turn off', 'Refund', 'Adjust', 'Edit', 'Send again'])
      expect(words).not.toContain(act)
    const owner = wordsOf(await (await member('Owner')).ask(page))
    for (const act of ['End…', 'Turn off', 'Refund', 'Adjust', 'Edit']) expect(owner).toContain(act)
  })
})

test('without script an act of a row is asked for by a link, and asked where it stands', async () => {
  const owner = await member('Owner')
  const { text } = await owner.ask(page)
  const [, href] = present(/href="([^"]*open=cancel-purchase[^"]*)"/.exec(text), 'the way to end a purchase')
  const asked = await owner.ask(page + (href ?? '').replaceAll('&amp;', '&'))
  expect(asked.text).toMatch(/<details[^>]*open=""[^>]*><summary class="menu-line[^>]*>End…/)
})

test('an address of the staff area with nothing behind it is answered in its frame', async () => {
  const answer = await (await member('Owner')).ask('/admin/nothing/here')
  expect(answer.status).toBe(404)
  expect(answer.text).toContain('aria-label="Staff area"')
  expect((await world.browser().ask('/admin/nothing/here')).leadsTo).toContain('/sign-in')
})

test('tabs are named after whom the page is about', async () => {
  const owner = await member('Owner')
  const titleOf = async (path: string) => /<title>(.*?)<\/title>/.exec((await owner.ask(path)).text)?.[1]
  expect(await titleOf(page)).toBe('Ada Lovelace · Testshop')
  expect(await titleOf(`${page}/history`)).toBe('History of Ada Lovelace · Testshop')
  const { invoices } = await world.app.invoices.staffList(world.staff, {})
  const { number } = present(
    invoices.find(({ customer }) => customer === 'Ada Lovelace'),
    'an invoice',
  )
  expect(await titleOf(`/admin/invoices/${number}`)).toBe(`Invoice ${number} · Ada Lovelace · Testshop`)
})

test('what waits for a person is counted beside its area', async () => {
  const owner = await member('Owner')
  const waiting = async () =>
    /href="\/admin\/payments"[^>]*>.*?<\/a>/.exec((await owner.ask('/admin')).text)?.[0]
  expect(await waiting()).not.toContain('class="count"')
  const bob = await world.person('Bob')
  await bob.buys('reviewed', await world.catalog('Kettle', { price: 700 }))
  expect(await waiting()).toMatch(/class="count"[^>]*>1</)
})
