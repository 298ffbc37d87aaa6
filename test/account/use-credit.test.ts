import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOut } from '../../web/account/invoice/actions.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const key = '018f0000-0000-4000-8000-000000000001'

test('a part of the credit is used once however often the form is sent, and odd amounts are refused', async () => {
  const ada = await world.person('Ada')
  const { app, staff } = world
  const credit = { customerId: ada.customerId, currency: 'EUR', amountMinor: '900', reason: 'for waiting' }
  await app.credit.adjust(staff, credit)
  const { number, invoiceId } = await ada.orders(await world.catalog('Book', { price: 1000, term: null }))
  const send = (amount: string) => {
    const body = new URLSearchParams({ intent: 'credit', key, amount })
    const request = new Request('http://shop.test/', { method: 'POST', body })
    return carryOut({ app, actor: ada.actor, locale: 'en', request, number })
  }
  const odd = {
    '-1': 'form.amountBounds',
    0: 'form.amountNothing',
    1.234: 'form.amountDigits',
    'all of it': 'form.amount',
    10: 'refusals.credit_insufficient',
  }
  for (const [amount, key] of Object.entries(odd))
    expect(await send(amount)).toMatchObject({ data: { problems: { amount: { key } } } })
  for (let sent = 0; sent < 2; sent += 1) expect(await send('2,50')).toMatchObject({ status: 303 })
  expect(await ada.invoice(invoiceId)).toMatchObject({ receivedMinor: 250n, status: 'pending' })
  const page = await app.invoices.page(ada.actor, { number })
  expect(page.creditUsed).toMatchObject([{ amountMinor: '250' }])
  expect(page.credit.minor).toBe(650n)
  const { balances, moves } = await app.credit.list(ada.actor, {})
  expect(balances).toEqual([{ minor: 650n, currency: 'EUR' }])
  expect(moves.map(({ kind, amount, reason }) => [kind, amount.minor, reason])).toEqual([
    ['credit_applied', '-250', null],
    ['credit_adjusted', '900', 'for waiting'],
  ])
})
