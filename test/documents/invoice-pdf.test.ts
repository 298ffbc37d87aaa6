import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { invoicePdf } from '../../src/documents/invoice-pdf.ts'
import { sampleInvoice } from './sample-invoice.ts'

const options = {
  locale: 'en',
  timeZone: 'Europe/Berlin',
  shop: { name: 'Harbour & Sons', accent: '#14594c' },
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length

test('the same invoice gives the same bytes', async () => {
  const [first, second] = [
    await invoicePdf(sampleInvoice(3), options),
    await invoicePdf(sampleInvoice(3), options),
  ]
  expect(first.equals(second)).toBe(true)
  expect(first.toString('latin1', 0, 5)).toBe('%PDF-')
  expect(pagesOf(first)).toBe(1)
})

test('five hundred lines make many pages', async () => {
  const pdf = await invoicePdf(sampleInvoice(500), options)
  expect(pagesOf(pdf)).toBeGreaterThan(20)
})

test('a part of the font is embedded, with the letters of the names', async () => {
  const pdf = (await invoicePdf(sampleInvoice(3), options)).toString('latin1')
  expect(pdf.match(/\/FontFile2/g)).toHaveLength(2)
  const maps = streamsOf(pdf)
    .filter((stream) => stream.includes('beginbfrange'))
    .join('\n')
    .toLowerCase()
  for (const letter of ['€', 'Ž', 'ů', 'Ł', 'ß']) {
    expect(maps).toContain(letter.charCodeAt(0).toString(16).padStart(4, '0'))
  }
})

test('what was never paid has no stamp and says what is open', async () => {
  const { paidAt: _, ...paid } = sampleInvoice(1) as Extract<
    ReturnType<typeof sampleInvoice>,
    { status: 'paid' }
  >
  const pending = await invoicePdf({ ...paid, status: 'pending', receivedMinor: 0n }, options)
  const cancelled = await invoicePdf(
    { ...paid, status: 'cancelled', cancelledAt: paid.issuedAt, cancelReason: 'by request' },
    options,
  )
  expect(pending.equals(cancelled)).toBe(false)
  expect(pagesOf(pending)).toBe(1)
})

function streamsOf(pdf: string): string[] {
  return [...pdf.matchAll(/FlateDecode\s*>>\s*stream\n([\s\S]*?)\nendstream/g)].flatMap(([, bytes]) => {
    try {
      return [inflateSync(Buffer.from(bytes ?? '', 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
}
