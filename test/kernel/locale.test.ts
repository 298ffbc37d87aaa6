import { expect, test } from 'vitest'
import { localeFor } from '../../src/kernel/locale.ts'

test.each([
  ['en-GB,en-US;q=0.9,en;q=0.8', 'en-GB'],
  ['EN-gb', 'en-GB'],
  ['en-US,en;q=0.9', 'en'],
  ['de-DE,de;q=0.9,en-IE;q=0.8,en;q=0.7', 'en-IE'],
  ['en;q=0.2, en-AU;q=0.9', 'en-AU'],
  ['en-SE', 'en'],
])('%s is served with %s', (header, locale) => {
  expect(localeFor(header)).toBe(locale)
})

test.each([null, '', 'de-DE,de;q=0.9', '*', 'en;q=0', ';;q=,,', 'x'.repeat(10_000)])(
  'a browser that asks for nothing we have gets none: %s',
  (header) => expect(localeFor(header)).toBeNull(),
)
