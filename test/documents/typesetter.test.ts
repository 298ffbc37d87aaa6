import { afterAll, expect, test } from 'vitest'
import { createTypesetter } from '../../src/documents/typesetter.ts'
import type { Issued } from '../../src/invoices/invoice.ts'
import { sampleInvoice } from './sample-invoice.ts'
import { options, setHere } from './set-here.ts'

const typesetter = createTypesetter()
afterAll(() => typesetter.close())

test('what is set in the other process is what would be set here, and each order gets its own', async () => {
  const [short, long] = await Promise.all([
    typesetter.invoicePdf(sampleInvoice(3), options),
    typesetter.invoicePdf(sampleInvoice(60), options),
  ])
  expect(short.equals(setHere(sampleInvoice(3)))).toBe(true)
  expect(long.equals(setHere(sampleInvoice(60)))).toBe(true)
})

test('what cannot be set says why, and is in nobody else’s way', async () => {
  const unread = { ...sampleInvoice(1), lines: [null] } as unknown as Issued
  const [unsaid, unset, good] = await Promise.allSettled([
    typesetter.invoicePdf(unread, options),
    typesetter.invoicePdf(sampleInvoice(1), { ...options, shop: { name: 'Harbour', accent: 'no colour' } }),
    typesetter.invoicePdf(sampleInvoice(1), options),
  ])
  expect(unsaid).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
  expect(unset).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringMatching(/could not be set: .*color/) },
  })
  expect(good).toMatchObject({ status: 'fulfilled' })
})

test('what takes too long is given up with its process, and the next document has another', async () => {
  const hasty = createTypesetter({ longestMs: 1 })
  await expect(hasty.invoicePdf(sampleInvoice(500), options)).rejects.toThrow('A document took too long.')
  await expect(hasty.invoicePdf(sampleInvoice(500), options)).rejects.toThrow('A document took too long.')
  await hasty.close()
})

test('orders beyond the most that may wait are turned away, and the others are set', async () => {
  const small = createTypesetter({ mostWaiting: 1 })
  const orders = await Promise.allSettled([1, 2, 3].map(() => small.invoicePdf(sampleInvoice(1), options)))
  expect(orders.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  await small.close()
})

test('a typesetter that was closed fails what it was setting, and opens again when it is needed', async () => {
  const other = createTypesetter({ idleMs: 1 })
  const cutOff = expect(other.invoicePdf(sampleInvoice(3), options)).rejects.toThrow(
    'Nothing is set any more.',
  )
  await other.close()
  await cutOff
  expect((await other.invoicePdf(sampleInvoice(1), options)).toString('latin1', 0, 5)).toBe('%PDF-')
  await other.close()
})
