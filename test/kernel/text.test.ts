import { describe, expect, test } from 'vitest'
import { line, optionalLine, paragraphs, Telephone } from '../../src/kernel/text.ts'

const unseen = [
  ['\u0000', 'NUL'],
  ['\u0007', 'a bell'],
  ['\u001B', 'escape'],
  ['\u007F', 'delete'],
  ['\u0085', 'next line'],
  ['\u2028', 'a line separator'],
  ['\u202A', 'an embedding'],
  ['\u202E', 'an override'],
  ['\u2066', 'an isolate'],
  ['\u2069', 'the end of an isolate'],
  ['\uD800', 'half a character'],
] as const

describe.each([
  ['a line', line(20)],
  ['a line that may be empty', optionalLine(20)],
  ['a text of several lines', paragraphs(20)],
] as const)('%s', (_, schema) => {
  test.each(unseen)('refuses %j, %s', (sign) => {
    const parsed = schema.safeParse(`evil${sign}gnp.exe`)
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['form.unseen'])
  })

  test.each(['İpek O’Brien', 'राजेन्द्र', 'محمد', 'क्\u200Dष', '👩\u200D🚀', 'so\u00ADft'])(
    'takes %s',
    (text) => {
      expect(schema.parse(text)).toBe(text)
    },
  )
})

test('only a text of several lines has lines and tabs', () => {
  expect(paragraphs(20).parse('one\r\n\ttwo')).toBe('one\r\n\ttwo')
  for (const sign of ['\n', '\r', '\t']) expect(line(20).safeParse(`one${sign}two`).success).toBe(false)
})

test.each(['', '   ', '\u200B', '\u3164', '\u2800\u2800'])(
  'a line has to have something to be seen, unlike %j',
  (text) => {
    expect(line(20).safeParse(text).success).toBe(false)
  },
)

test('a telephone number is freed of the marks that address books copy along', () => {
  expect(Telephone.parse('\u202A+49 30 5550143\u202C')).toBe('+49 30 5550143')
  expect(Telephone.parse(undefined)).toBe('')
})
