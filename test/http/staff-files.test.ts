import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
let owner: ReturnType<WebWorld['browser']>

beforeAll(async () => {
  world = await openWebWorld()
  owner = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

const lists = ['customers', 'purchases', 'invoices', 'payments', 'email', 'coupons']
const rowsOf = (text: string) => text.trimEnd().split('\r\n')

test('a list is a file that spreadsheets read: marked as UTF-8, amounts as plain decimals, days as ISO has them', async () => {
  const ada = await world.person('Ada Őri, “the one”')
  const { order } = await ada.buys(
    'good',
    await world.catalog('Plan; “Pro”', { price: 123_456, tax: 190_000 }),
  )
  const answer = await owner.ask('/admin/download/invoices')
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="invoices.csv"')
  expect(rowsOf(answer.text)[0]).toBe('Invoice,For,Customer,State,Issued,Due,Total,Received,Currency')
  expect(rowsOf(answer.text)).toContain(
    `${order.number},Plan; “Pro”,"Ada Őri, “the one”",Paid,2026-03-01,2026-03-01,1469.13,1469.13,EUR`,
  )
})

test.each([
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ['+49 30 1', "'+49 30 1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\uFF1D1+1', "'\uFF1D1+1"],
  ['Quote " and, comma', '"Quote "" and, comma"'],
])('the name %j is text, and no formula', async (name, cell) => {
  await world.person(name)
  const { text } = await owner.ask('/admin/download/customers')
  expect(rowsOf(text).map((row) => row.slice(row.indexOf(',') + 1))).toContainEqual(
    expect.stringMatching(new RegExp(`^${cell.replace(/[^\w ]/g, '\\$&')},,`)),
  )
})

test('it holds what the list shows, not just a page of it', async () => {
  const print = await world.catalog('Print', { price: 700, term: null })
  const kim = await world.person('Kim')
  for (let at = 0; at < 27; at++) await kim.orders(print)
  const of = `customer=${kim.customerId}`
  const { text } = await owner.ask(`/admin/download/invoices?${of}&view=pending&sort=total`)
  expect(rowsOf(text)).toHaveLength(28)
  expect(rowsOf((await owner.ask(`/admin/download/invoices?${of}&view=paid`)).text)).toHaveLength(1)
  const page = await owner.ask(`/admin/invoices?${of}&view=pending&sort=total`)
  const link = `/admin/download/invoices?view=pending&amp;${of}&amp;sort=total`
  expect(page.text).toContain(`href="${link}"`)
})

test('the file begins with the mark of its encoding', async () => {
  const cookie = await world.member('Owner')
  const answer = await fetch(`${world.url}/admin/download/coupons`, { headers: { cookie } })
  expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x43])
})

test.each(lists)('whoever may not see the list of %s may not download it', async (list) => {
  const page = list === 'email' ? '/admin/email' : `/admin/${list}`
  expect((await owner.ask(`/admin/download/${list}`)).status).toBe(200)
  const blind = world.browser(await world.member('Read-only'))
  expect((await blind.ask(`/admin/download/${list}`)).status).toBe((await blind.ask(page)).status)
  const { cookie } = await customerCookie()
  expect((await world.browser(cookie).ask(`/admin/download/${list}`)).status).toBe(404)
  expect((await world.browser().ask(`/admin/download/${list}`)).leadsTo).toContain('/sign-in')
})

async function customerCookie() {
  const { actor } = await world.person('Cara')
  if (actor.kind !== 'customer') throw new Error('no customer')
  return { cookie: await world.session(actor.userId) }
}

test('a list that there is not is not found', async () => {
  for (const list of ['nothing', 'constructor', '__proto__'])
    expect((await owner.ask(`/admin/download/${list}`)).status).toBe(404)
})
