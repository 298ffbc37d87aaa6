import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let owner: ReturnType<WebWorld['browser']>

beforeAll(async () => {
  world = await openWebWorld()
  owner = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

const linkOf = ({ text }: Answer, words: string) =>
  new RegExp(`href="([^"]*)"[^>]*>${words}<`).exec(text)?.[1]?.replaceAll('&amp;', '&')
const headOf = ({ text }: Answer, words: string) =>
  new RegExp(`<th[^>]*>(?:<a[^>]*>)?${words}<`).exec(text)?.[0]

describe('the order of a list', () => {
  test('is asked for by a link in its head, which says how it stands', async () => {
    await (await world.person('Ida')).orders(await world.catalog('Print', { price: 700, term: null }))
    const first = await owner.ask('/admin/invoices?view=pending&q=print')
    expect(headOf(first, 'Issued')).toContain('aria-sort="descending"')
    expect(headOf(first, 'Total')).not.toContain('aria-sort')
    const down = linkOf(first, 'Total') ?? ''
    expect(down).toBe('/admin/invoices?view=pending&q=print&sort=-total')
    const sorted = await owner.ask(down)
    expect(headOf(sorted, 'Total')).toContain('aria-sort="descending"')
    expect(linkOf(sorted, 'Total')).toBe('/admin/invoices?view=pending&q=print&sort=total')
  })

  test('survives pages, searches and other parts of the list', async () => {
    const print = await world.catalog('Print', { price: 700, term: null })
    const kim = await world.person('Kim')
    for (let at = 0; at < 26; at++) await kim.orders(print)
    const page = await owner.ask(`/admin/invoices?view=pending&customer=${kim.customerId}&sort=due`)
    const next = linkOf(page, 'Next page') ?? ''
    expect(next).toContain(`/admin/invoices?view=pending&customer=${kim.customerId}&sort=due&before=`)
    const second = await owner.ask(next)
    const first = /<a href="([^"]*)"[^>]*rel="prev"/.exec(second.text)?.[1]?.replaceAll('&amp;', '&')
    expect(first).toBe(`/admin/invoices?view=pending&customer=${kim.customerId}&sort=due`)
    expect(second.text.match(/<tr/g)).toHaveLength(2)
    expect(linkOf(page, 'Paid')).toBe(`/admin/invoices?view=paid&customer=${kim.customerId}&sort=due`)
    expect(page.text).toContain('<input type="hidden" name="sort" value="due"/>')
  })

  test('that no list has is the usual one', async () => {
    expect((await owner.ask('/admin/customers?sort=nothing')).status).toBe(200)
  })
})

describe('several invoices at once', () => {
  /** One that is open, one that is paid and one that is cancelled. */
  async function three() {
    const ada = await world.person('Ada')
    const print = await world.catalog('Print', { price: 700, term: null })
    const [open, over] = [await ada.orders(print), await ada.orders(print)]
    const { order: paid } = await ada.buys('good', print)
    await world.app.invoices.cancel(world.staff, { invoiceId: over.invoiceId, reason: 'as a favour' })
    const chosen = [open, over, paid].map(({ invoiceId, number }) => `${invoiceId} ${number}`)
    return { ada, open, over, paid, chosen }
  }

  const sends = (fields: [string, string][]) =>
    owner.ask('/admin/invoices', {
      method: 'POST',
      headers: { origin: world.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  const chosenOnes = (chosen: readonly string[]) => chosen.map((value): [string, string] => ['chosen', value])

  async function timesSent(invoiceId: string) {
    const rows = await world.runtime.database.reader
      .selectFrom('emails')
      .select('occasion')
      .where('subject_id', '=', invoiceId)
      .where('occasion', 'like', 'sent again%')
      .execute()
    return rows.length
  }

  test('are asked about once before JavaScript, by how many they are', async () => {
    const { chosen } = await three()
    const address = new URLSearchParams([...chosenOnes(chosen), ['open', 'send-chosen']])
    const asked = await owner.ask(`/admin/invoices?${address}`)
    expect(wordsOf(asked)).toContain('Send 3 invoices again?')
    for (const value of chosen)
      expect(asked.text).toContain(`<input type="hidden" name="chosen" value="${value}"/>`)
  })

  test('are sent again, and what is not is named with the reason; pressed twice it happens once', async () => {
    const { open, over, paid, chosen } = await three()
    const form: [string, string][] = [['intent', 'send-chosen'], ['key', randomUUID()], ...chosenOnes(chosen)]
    for (const _ of ['pressed', 'pressed again']) {
      const words = wordsOf(await sends(form))
      expect(words).toContain('2 sent again, 1 not:')
      expect(words).toContain(`${over.number} : This invoice is cancelled`)
    }
    expect(await timesSent(open.invoiceId)).toBe(1)
    expect(await timesSent(paid.invoiceId)).toBe(1)
    expect(await timesSent(over.invoiceId)).toBe(0)
  })

  test('are cancelled for a reason, each with its own history', async () => {
    const { ada, open, over, paid, chosen } = await three()
    const form: [string, string][] = [
      ['intent', 'cancel-chosen'],
      ['key', randomUUID()],
      ...chosenOnes(chosen),
    ]
    expect((await sends(form)).status).toBe(422)
    const words = wordsOf(await sends([...form, ['reason', 'sold out']]))
    expect(words).toContain('1 cancelled, 2 not:')
    expect(words).toContain(`${paid.number} : This invoice is already paid.`)
    expect(words).toContain(`${over.number} : This invoice is already cancelled.`)
    expect(await ada.invoice(open.invoiceId)).toMatchObject({ status: 'cancelled', cancelReason: 'sold out' })
  })

  test('are no more than a page of them, and not nothing', async () => {
    const { chosen } = await three()
    const form: [string, string][] = [
      ['intent', 'send-chosen'],
      ['key', randomUUID()],
    ]
    expect((await sends(form)).status).toBe(422)
    const many = Array.from({ length: 26 }, () => chosen[0] ?? '')
    expect((await sends([...form, ...chosenOnes(many)])).status).toBe(422)
  })

  test('each need the permission that one needs', async () => {
    const { chosen, open } = await three()
    const support = world.browser(await world.member('Support'))
    const page = wordsOf(await support.ask('/admin/invoices'))
    expect(page).toContain('Send again…')
    expect(page).not.toContain('Cancel invoices…')
    const fields = { intent: 'cancel-chosen', key: randomUUID(), chosen: chosen[0] ?? '', reason: 'no' }
    const answer = await support.post('/admin/invoices', fields)
    expect(wordsOf(answer)).toContain(`${open.number} : You are not allowed to do this.`)
  })
})

test('several coupons are ended at once', async () => {
  const make = (code: string) => world.app.catalog.createCoupon(world.staff, { code, percentPpm: '100000' })
  const [one, two] = [await make('ONE'), await make('TWO')]
  await world.app.catalog.endCoupon(world.staff, { couponId: two })
  const fields = [
    ['intent', 'end-chosen'],
    ['key', randomUUID()],
    ['chosen', `${one} ONE`],
    ['chosen', `${two} TWO`],
  ]
  const answer = await owner.ask('/admin/coupons', {
    method: 'POST',
    headers: { origin: world.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  expect(wordsOf(answer)).toContain('1 ended, 1 not:')
  expect(wordsOf(answer)).toContain('TWO : This coupon has ended already.')
})
