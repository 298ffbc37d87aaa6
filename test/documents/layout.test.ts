import { expect, test } from 'vitest'
import type { Issued } from '../../src/invoices/invoice.ts'
import type { ReadPdf } from './read-pdf.ts'
import { sampleFor, sampleInvoice, samplePending } from './sample-invoice.ts'
import { readInvoice } from './set-here.ts'

const margin = 50

function expectInside({ pages }: ReadPdf): void {
  for (const { width, lines } of pages) {
    for (const line of lines) {
      expect(line.left, line.text).toBeGreaterThan(margin - 1)
      expect(line.right, line.text).toBeLessThan(width - margin + 1)
      expect(line.bottom, line.text).toBeGreaterThan(20)
    }
  }
}

const withLine = (invoice: Issued, changes: Partial<Issued['lines'][number]>): Issued => ({
  ...invoice,
  lines: invoice.lines.map((line) => ({ ...line, ...changes })),
})

test.each([
  ['a company of 60 letters', { company: 'D'.repeat(60) }],
  ['the widest company there is', { company: 'W'.repeat(120) }],
  ['a name of 120 ideographs', { name: '龍'.repeat(120) }],
  ['a name of 120 Arabic letters', { name: 'محمد'.repeat(30) }],
  ['a name of 60 Thai syllables', { name: 'ใจ'.repeat(60) }],
  ['a street of 120 letters', { line1: 'Donaudampfschiff'.repeat(7) }],
  ['an emoji for each letter', { name: '👩‍💻'.repeat(40) }],
])('%s goes on in the next line, inside the margins and complete', async (_, billedTo) => {
  const read = await readInvoice(sampleFor(billedTo))
  expectInside(read)
  const [typed = ''] = Object.values(billedTo)
  expect(read.texts.join('')).toContain(typed)
  expect(read.texts).toContain('Mar 15, 2026')
  expect(read.texts).toContain('1 €12.99 19% €10.00')
})

test('a long word in a description, a coupon or the seller’s address stays in its column', async () => {
  const invoice = withLine(sampleInvoice(2), {
    description: `Webspace ${'x'.repeat(180)}.example`,
    breakdown: { kind: 'renewal', unitMinor: '1', quantity: 1, coupon: 'C'.repeat(60) },
    discountMinor: 1n,
  })
  const seller = {
    name: 'S'.repeat(120),
    address: `${'A'.repeat(200)}\n20457 Hamburg`,
    taxId: 'T'.repeat(40),
  }
  const read = await readInvoice(
    { ...invoice, seller },
    { shop: { name: 'N'.repeat(80), accent: '#14594c' } },
  )
  expectInside(read)
  expect(read.texts.join('')).toContain('x'.repeat(180))
})

test.each([
  ['UZS', 130_000_000n, 'UZS 1,300,000.00'],
  ['KWD', 999_999_999_999n, 'KWD 999,999,999.999'],
  ['IRR', 99_999_999_999_999n, 'IRR 999,999,999,999.99'],
  ['VND', 99_999_999_999_999n, '₫99,999,999,999,999'],
])('amounts of %s stay on one line', async (currency, minor, amount) => {
  const invoice = {
    ...withLine(samplePending(2), { unitMinor: minor, amountMinor: minor, quantity: 100_000 }),
    currency,
    netMinor: minor,
    totalMinor: minor,
    receivedMinor: minor / 2n,
  }
  const read = await readInvoice(invoice)
  expectInside(read)
  const lines = read.texts.map((text) => text.replaceAll('\u{a0}', ' '))
  expect(lines.filter((line) => line.includes(`100,000 ${amount} 19% ${amount}`))).toHaveLength(2)
  expect(lines).toContain(`Net ${amount}`)
  expect(lines).toContain(`Total (${currency}) ${amount}`)
})

test('figures stand under each other: the amounts of all rows end at one place', async () => {
  const { pages } = await readInvoice(sampleInvoice(9))
  const rows =
    pages[0]?.lines.filter(({ text }) => /€[\d,.]+$/.test(text) && !text.startsWith('Coupon')) ?? []
  expect(rows.length).toBeGreaterThan(9)
  const ends = rows.map(({ right }) => right)
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(1.5)
})
