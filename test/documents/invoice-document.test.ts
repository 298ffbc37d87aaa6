import { expect, test } from 'vitest'
import { readPdf } from './read-pdf.ts'
import { sampleInvoice, samplePending } from './sample-invoice.ts'
import { readInvoice, setHere } from './set-here.ts'

test('an invoice says who, what, when and how much', async () => {
  const { pages, texts } = await readInvoice(sampleInvoice(3))
  expect(pages).toHaveLength(1)
  expect(texts).toMatchInlineSnapshot(`
    [
      "Harbour & Sons Invoice",
      "INV-000042",
      "Billed to",
      "Žluťoučký kůň s.r.o.",
      "Łucja Šťastná",
      "Václavské náměstí 1",
      "11000 Praha",
      "Czechia",
      "Tax ID CZ12345678",
      "From",
      "Harbour Hosting GmbH",
      "Am Kai 7",
      "20457 Hamburg",
      "Germany",
      "Tax ID DE123456789",
      "Date",
      "Mar 1, 2026",
      "Due on",
      "Mar 15, 2026",
      "Paid on Mar 2, 2026",
      "Description Qty Unit price Tax Amount (EUR)",
      "Webhosting Größe L, example.com",
      "Mar 1, 2026 to Apr 1, 2026",
      "Coupon SPRING: −€2.99",
      "1 €12.99 19% €10.00",
      "Webhosting Größe L, example.com",
      "Mar 1, 2026 to Apr 1, 2026",
      "3 €12.99 19% €38.97",
      "Set-up fee, magazine Žurnál 1 €49.00 7% €49.00",
      "Net €97.97",
      "VAT 19% on €48.97 €9.30",
      "VAT reduced 7% on €49.00 €3.43",
      "Total (EUR) €110.70",
      "Received €110.70",
      "Harbour Hosting GmbH · Invoice INV-000042 Page 1 of 1",
    ]
  `)
})

test('what its customer’s own books know it by stands on it, as they wrote it', async () => {
  const invoice = { ...sampleInvoice(1), purchaseOrder: 'PO-4711/Praha' }
  const { texts } = await readInvoice(invoice)
  expect(texts.join('\n')).toMatch(/Your order[\s\S]*PO-4711\/Praha/)
  expect((await readInvoice(sampleInvoice(1))).texts.join(' ')).not.toContain('Your order')
})

test('the same invoice gives the same bytes, and its date is its own', async () => {
  const [first, second] = [setHere(sampleInvoice(3)), setHere(sampleInvoice(3))]
  expect(first.equals(second)).toBe(true)
  expect((await readPdf(first)).xmp).toContain('<xmp:CreateDate>2026-03-01T10:00:00Z</xmp:CreateDate>')
})

test('it is PDF/A-3 of level a: to be archived, in tags that a screen reader speaks, with the language and a title', async () => {
  const { xmp, isTagged, language, pages } = await readInvoice(sampleInvoice(2), { locale: 'en-GB' })
  expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(xmp).toContain('Invoice INV-000042')
  expect({ isTagged, language }).toEqual({ isTagged: true, language: 'en-GB' })
  const tags = pages[0]?.tags ?? []
  expect(tags[0]).toBe('Document')
  expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1)
  expect(tags.filter((tag) => tag === 'TH')).toHaveLength(5)
})

test('what is pending has no stamp and says what is open; what was cancelled is stamped', async () => {
  const pending = samplePending(1)
  expect((await readInvoice(pending)).texts).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Open amount \(EUR\) €/)]),
  )
  const { texts } = await readInvoice({
    ...pending,
    status: 'cancelled',
    cancelledAt: pending.issuedAt,
    cancelReason: 'by request',
  })
  expect(texts).toContain('Cancelled on Mar 1, 2026')
  expect(texts.join('\n')).not.toContain('Open amount')
})

test('an invoice over nothing says that there was nothing to pay, not that somebody paid', async () => {
  const free = sampleInvoice(1)
  const nothing = { netMinor: 0n, taxMinor: 0n, totalMinor: 0n, receivedMinor: 0n, taxes: [] }
  const { texts } = await readInvoice({ ...free, ...nothing })
  expect(texts).toContain('Nothing to pay')
  expect(texts.join('\n')).not.toMatch(/Paid on|Received/)
})

test('five hundred lines make many pages, each with the head of the table and its number, and no line is torn', async () => {
  const { pages } = await readInvoice(sampleInvoice(500))
  expect(pages.length).toBeGreaterThan(20)
  for (const [at, { lines }] of pages.entries()) {
    const texts = lines.map(({ text }) => text)
    expect(texts).toContain('Description Qty Unit price Tax Amount (EUR)')
    expect(texts.at(-1)).toBe(`Harbour Hosting GmbH · Invoice INV-000042 Page ${at + 1} of ${pages.length}`)
    // A page never begins with what is said below a line's name, nor ends with the name alone.
    const names = texts.filter((text) => /^(Webhosting|Set-up fee)/.test(text)).length
    const figures = texts.filter((text) => /(^| )[13] €[\d.]+ \d+% €[\d.]+$/.test(text)).length
    expect(figures).toBe(names)
  }
})

test('what is large stays small: three hundred lines are less than half a megabyte, three lines less than 50 kB', () => {
  expect(setHere(sampleInvoice(300)).length).toBeLessThan(500_000)
  expect(setHere(sampleInvoice(3)).length).toBeLessThan(50_000)
})
