import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsIn } from '../../web/words.ts'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
})
afterAll(() => world.close())

async function pagesOf(price: number) {
  const ada = await world.person('Ada')
  const thing = await world.catalog(`Thing for ${price}`, { price })
  const { number } = await ada.orders(thing)
  const customer = world.browser(await world.session(ada.actor.userId))
  const staff = world.browser(await world.member('Owner'))
  return {
    hers: wordsOf(await customer.ask(`/account/invoices/${number}`)),
    ours: wordsOf(await staff.ask(`/admin/invoices/${number}`)),
  }
}

test('an invoice over nothing says that there was nothing to pay, to the customer and to staff', async () => {
  const { hers, ours } = await pagesOf(0)
  for (const words of [hers, ours]) {
    expect(words).toContain('There was nothing to pay.')
    expect(words).not.toMatch(/Nothing was paid yet|Nobody has tried/)
  }
})

test('how an amount came about is said of one without counting it, and of several with their number', async () => {
  const one = await pagesOf(1_490)
  expect(one.hers).toContain('The price is €14.90 per month.')
  expect(one.ours).toContain('The price per month: €14.90.')
  const { t } = wordsIn('en')
  const said = { unit: '€14.90', term: 'month', quantity: 3, count: 3, total: '€44.70' }
  expect(t('account.invoice.breakdown.price', { ...said, quantity: '3' })).toBe(
    'The price is €14.90 per month, times 3.',
  )
  expect(t('admin.invoice.breakdownTerm', said)).toBe('The price per month, €14.90, times 3: €44.70.')
})

test('its customer writes their own order number on it, in any state but cancelled, and nobody else does', async () => {
  const ada = await world.person('Ada')
  const { number, invoiceId } = await ada.orders(await world.catalog('Lamp', { price: 100 }))
  const own = world.browser(await world.session(ada.actor.userId))
  const path = `/account/invoices/${number}`
  const sends = (purchaseOrder: string) => own.post(path, { intent: 'purchase-order', purchaseOrder })
  expect((await sends('PO 4711')).status).toBe(303)
  expect(wordsOf(await own.ask(path))).toContain('PO 4711')
  const desk = world.browser(await world.member('Owner'))
  expect(wordsOf(await desk.ask(`/admin/invoices/${number}`))).toContain('PO 4711')
  expect(wordsOf(await own.ask('/account/history'))).toContain('The purchase order number of invoice')
  expect((await sends('x'.repeat(61))).status).toBe(422)
  expect((await sends('\u202eABC')).status).toBe(422)
  expect((await sends('')).status).toBe(303)
  expect(wordsOf(await own.ask(path))).not.toContain('PO 4711')
  const bob = await world.person('Bob')
  const other = world.browser(await world.session(bob.actor.userId))
  expect((await other.post(path, { intent: 'purchase-order', purchaseOrder: 'mine' })).status).toBe(404)
  await world.app.invoices.cancel(ada.actor, { invoiceId, reason: 'by_customer' })
  expect((await sends('late')).status).toBe(409)
})
