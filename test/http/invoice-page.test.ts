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
