import { expect, test } from 'vitest'
import { sampleFor, sampleInvoice } from './sample-invoice.ts'
import { fonts, readInvoice } from './set-here.ts'

const names = {
  Latin: 'Đặng Thị Ngọc Łucja Šťastná',
  Greek: 'Ελένη Παπαδοπούλου',
  Cyrillic: 'Ольга Їжакевич',
  Arabic: 'محمد الأحمد',
  Persian: 'فاطمه پژوهش گیلان',
  Urdu: 'ٹیپو سلطان ڈھاکہ',
  Hebrew: 'דוד בן־גוריון',
  Devanagari: 'प्रिया शर्मा क्षत्रिय',
  Thai: 'สมชาย ใจดี น้ำทิพย์',
  Chinese: '王芳 陳大文 龍',
  Japanese: '山田さくら ヤマダ',
  Korean: '김민수',
  Emoji: 'Anna 😀 🎉',
  'several scripts': 'Ольга 王芳 김 สมชาย',
}

/**
 * A syllable that is made of several signs says in the document once what it is (its ActualText). Chrome's engine asks the signs
 * themselves where none of them stands alone elsewhere, and each knows the whole of it.
 */
const oneOfTwo = (text: string) => text.replaceAll(/([\p{Script=Thai}\p{Script=Devanagari}]\p{M}+)\1/gu, '$1')

test.each(Object.entries(names))(
  'a name in %s is read out of the document letter by letter',
  async (_, name) => {
    const { texts } = await readInvoice(sampleFor({ name, company: '' }))
    expect(texts.map(oneOfTwo)).toContain(name)
  },
)

test.each(Object.entries(names))(
  'a company in %s, in strong letters, is read out of it too',
  async (_, company) => {
    const { texts } = await readInvoice(sampleFor({ company }))
    expect(texts.map(oneOfTwo)).toContain(company)
  },
)

test('names from the right stand at the left like all others, and leave the amounts beside them alone', async () => {
  const { lines, ...invoice } = sampleFor({ name: names.Arabic, company: names.Hebrew })
  const arabic = lines.map((line) => ({
    ...line,
    description: 'استضافة المواقع',
    breakdown: { ...line.breakdown, coupon: 'عيد' },
  }))
  const { pages, texts } = await readInvoice({ ...invoice, lines: arabic })
  const left = (text: string) =>
    Math.round(pages[0]?.lines.find((line) => line.text === text)?.left ?? Number.NaN)
  for (const name of [names.Arabic, names.Hebrew, 'استضافة المواقع']) {
    expect(Math.abs(left(name) - left('Billed to'))).toBeLessThan(4)
  }
  expect(texts).toContain('1 €12.99 19% €10.00')
  const coupon = pages[0]?.lines.find(({ text }) => text.includes('عيد'))?.seen
  expect(coupon).toMatch(/^Coupon\P{L}*ديع\P{L}*:−€2\.99$/u)
  expect(texts).toContain('Total (EUR) €11.90')
})

test('a Japanese reader gets the Japanese form of a character that Chinese writes in another way', () => {
  const [japanese, german] = ['JP', 'DE'].map((country) => fonts.familiesFor(country))
  const place = (families: string[] = [], name: string) => families.indexOf(name)
  expect(place(japanese, 'Noto Sans Japanese')).toBeLessThan(place(japanese, 'Noto Sans S Chinese'))
  expect(place(german, 'Noto Sans S Chinese')).toBeLessThan(place(german, 'Noto Sans Japanese'))
  expect(place(japanese, 'Noto Sans')).toBe(0)
})

test.each([
  ['en', 'CAD', 'CA$12.99', 'Total (CAD) CA$11.90'],
  ['en', 'AUD', 'A$12.99', 'Total (AUD) A$11.90'],
  ['en', 'USD', 'USD 12.99', 'Total (USD) USD 11.90'],
  ['en-CA', 'CAD', '$12.99', 'Total (CAD) $11.90'],
  ['en-CA', 'USD', 'US$12.99', 'Total (USD) US$11.90'],
  ['en-GB', 'GBP', '£12.99', 'Total (GBP) £11.90'],
  ['en', 'SEK', 'SEK 12.99', 'Total (SEK) SEK 11.90'],
  ['en', 'JPY', 'JPY 1,299', 'Total (JPY) JPY 1,190'],
  ['en-IN', 'INR', '₹12.99', 'Total (INR) ₹11.90'],
])(
  '%s and %s: an amount tells its currency, and the total its code',
  async (locale, currency, unit, total) => {
    const { texts } = await readInvoice({ ...sampleInvoice(1), currency }, { locale })
    const plain = texts.map((text) => text.replaceAll('\u{a0}', ' '))
    expect(plain).toContain(total)
    expect(plain.join('\n')).toContain(unit)
    expect(plain).toContain(`Description Qty Unit price Tax Amount (${currency})`)
  },
)

test('a document of another locale says dates and numbers in its way', async () => {
  const { texts } = await readInvoice(sampleInvoice(1), { locale: 'en-GB' })
  expect(texts).toContain('1 Mar 2026')
  const african = await readInvoice({ ...sampleInvoice(1), currency: 'ZAR' }, { locale: 'en-ZA' })
  expect(african.texts.map((text) => text.replaceAll('\u{a0}', ' '))).toContain('Total (ZAR) R 11,90')
})
