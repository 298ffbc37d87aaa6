import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld, wordsOf } from './web-world.ts'

let world: WebWorld
let owner: ReturnType<WebWorld['browser']>

beforeAll(async () => {
  world = await openWebWorld()
  owner = world.browser(await world.member('Owner'))
})
afterAll(() => world.close())

async function owing() {
  const ada = await world.person('Ada')
  const { invoiceId, number } = await ada.orders(await world.catalog('Print', { price: 700, term: null }))
  const form = {
    intent: `record-payment ${invoiceId}`,
    key: randomUUID(),
    invoiceId,
    currency: 'EUR',
    amount: '7.00',
    method: 'cash',
    receivedOn: '2026-03-01',
    reference: 'receipt 17',
  }
  return { ada, invoiceId, number, form }
}

const pages = (number: string, customerId: string) => [
  `/admin/invoices/${number}`,
  '/admin/invoices',
  `/admin/customers/${customerId}`,
]

test('is offered to those who may, with what is open filled in', async () => {
  const { invoiceId, number } = await owing()
  const page = `/admin/invoices/${number}`
  const readOnly = world.browser(await world.member('Read-only'))
  expect(wordsOf(await readOnly.ask(page))).not.toContain('Record payment')
  const asked = await owner.ask(`${page}?open=${encodeURIComponent(`record-payment ${invoiceId}`)}`)
  expect(wordsOf(asked)).toContain('Up to €7.00, which is what is open.')
  expect(asked.text).toMatch(/name="amount"[^>]*value="7.00"|value="7.00"[^>]*name="amount"/)
})

test.each([0, 1, 2])('pays the invoice, whichever page it is sent from (%i), once', async (at) => {
  const { ada, invoiceId, number, form } = await owing()
  const page = pages(number, ada.customerId)[at] ?? ''
  for (const _ of ['pressed', 'pressed again']) expect((await owner.post(page, form)).status).toBe(303)
  expect(await ada.invoice(invoiceId)).toMatchObject({ status: 'paid', receivedMinor: 700n })
  expect(await world.app.payments.staffListOfInvoice(world.staff, { invoiceId })).toHaveLength(1)
  const history = wordsOf(await owner.ask(`/admin/customers/${ada.customerId}/history`))
  expect(history).toMatch(
    /came on Mar 1, 2026 , Cash, reference receipt 17|came on Mar 1, 2026, Cash, reference receipt 17/,
  )
})

test('says all that is wrong at once, beside its field', async () => {
  const { number, form } = await owing()
  const wrong = { ...form, amount: 'much', receivedOn: 'today', method: 'barter' }
  const answer = await owner.post(`/admin/invoices/${number}`, wrong)
  expect(answer.status).toBe(422)
  expect(answer.text.match(/aria-invalid="true"/g)).toHaveLength(3)
})

test.each([
  [{ amount: '7.01' }, 'This is more than is open.'],
  [{ receivedOn: '2026-03-02' }, 'This day is still to come.'],
])('refuses %j', async (changed, says) => {
  const { ada, invoiceId, number, form } = await owing()
  const answer = await owner.post(`/admin/invoices/${number}`, { ...form, ...changed })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer)).toContain(says)
  expect(await ada.invoice(invoiceId)).toMatchObject({ status: 'pending', receivedMinor: 0n })
})
