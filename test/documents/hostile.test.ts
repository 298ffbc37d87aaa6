import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceContent } from '../../src/documents/invoice-content.ts'
import { printableText } from '../../src/documents/printable.ts'
import { sheetOf } from '../../src/documents/sheet.ts'
import { readPdf } from './read-pdf.ts'
import { sampleFor, sampleInvoice } from './sample-invoice.ts'
import { fonts, options, press, readInvoice, setHere } from './set-here.ts'

test.each([
  '#eval("1")',
  '*x* _y_ `z` $x^2$ <label> @ref',
  '\\u{41} \\ #panic("x")',
  '#import "@preview/x:0.1.0": *',
  '#read("/etc/passwd")',
  '"; #sys.inputs //',
  '= Heading',
  '{page} of {pages}',
  '<b>&amp;</b> %PDF-1.4 endobj',
])('%s is a name and nothing else', async (name) => {
  const invoice = sampleInvoice(1)
  const lines = invoice.lines.map((line) => ({ ...line, description: name }))
  const seller = { ...invoice.seller, address: name }
  const { texts } = await readInvoice({ ...sampleFor({ name, line1: name }), lines, seller })
  expect(texts.filter((text) => text.includes(name)).length).toBeGreaterThanOrEqual(4)
})

test('characters that steer or turn text are left out, and so is nothing else', () => {
  const text = 'a\u{0}b\u{7}c\td\u{202e}e\u{2028}f\u{85}g'
  expect(printableText(text, fonts.coverages)).toBe('a b c de f g')
  const joined = 'می\u{200c}خواهم 👩‍💻'
  expect(printableText(joined, fonts.coverages)).toBe(joined)
})

test('what no font has is shown as missing, and the name is never empty', async () => {
  const { texts } = await readInvoice(sampleFor({ name: 'ᏣᎳᎩ', company: 'A\u{e000}B' }))
  expect(texts).toContain('���')
  expect(texts).toContain('A�B')
})

const archived = '<pdfaid:conformance>A</pdfaid:conformance>'

test('whatever is typed, an invoice comes of it, fit for an archive', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    // Letters and marks of the scripts that there are fonts for, in any order.
    fc
      .array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom(...letters)), { maxLength: 40 })
      .map((some) => some.join('')),
  )
  fc.assert(
    fc.property(anything, anything, anything, (name, company, line1) => {
      expect(setHere(sampleFor({ name, company, line1 })).includes(archived)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

const marks = [
  '\u{301}',
  '\u{64b}',
  '\u{651}',
  '\u{5b8}',
  '\u{e34}',
  '\u{e49}',
  '\u{93f}',
  '\u{94d}',
  '\u{fe0f}',
  '\u{20e3}',
  '\u{200d}',
  '\u{3099}',
  '\u{1f3fd}',
]
const letters = [
  'a',
  'É',
  'ж',
  'α',
  'ب',
  'ﷺ',
  'א',
  'ก',
  'क',
  '王',
  'か',
  '김',
  'ᄀ',
  '😀',
  '🏳',
  '🇩',
  '1',
  ' ',
  '\u{a0}',
  '\u{200b}',
  '\u{ad}',
  '\u{2066}',
  '\u{feff}',
  '\u{fffe}',
  '\u{e0061}',
]

test('a sign that got past all of that costs nobody the invoice: it comes as an ordinary PDF', async () => {
  const sheet = sheetOf('invoice', invoiceContent(sampleInvoice(1), options), fonts)
  const pdf = press({ ...sheet, content: sheet.content.replace('Praha', 'Praha \u{e000}') })
  const { texts, xmp, isTagged } = await readPdf(pdf)
  expect(texts).toContain('Total (EUR) €11.90')
  expect(xmp).not.toContain('pdfaid:part')
  expect(isTagged).toBe(true)
})
