import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allowed } from './allowed.ts'
import { judge, keptAnswers } from './judge.ts'
import { type Pattern, patternsBelow, patternsIn } from './patterns-in.ts'

const patterns = patternsBelow(join(import.meta.dirname, '../..'), ['src', 'web'])

/** KEEP_PATTERNS=1 writes the answers down. */
test('every regular expression of the program works in the time that its text is long, and no longer', () => {
  const answers = keptAnswers()
  const wrong: string[] = []
  const linear: { source: string; flags: string }[] = []
  for (const { source, flags, place, written } of patterns) {
    if (allowed[written] !== undefined) continue
    const answer = source === null ? 'put together as the program runs' : answers.judge({ source, flags })
    if (source !== null && answer === 'linear') linear.push({ source, flags })
    else wrong.push(`${place} ${written}: ${answer}`)
  }
  if (process.env.KEEP_PATTERNS) answers.keep(linear)
  expect(wrong).toEqual([])
  expect(linear.length).toBeGreaterThan(60)
})

test('what is allowed without being judged stands in the program', () => {
  const written = new Set(patterns.map((pattern) => pattern.written))
  expect(Object.keys(allowed).filter((one) => !written.has(one))).toEqual([])
})

test.each([
  ['(a+)+$', '', 'more'],
  ['^(\\d+)\\s*\\/?\\s*(\\d+)$', '', 'more'],
  ['^\\d{1,2}\\s*[/.-]?\\s*(\\d{2}|\\d{4})$', '', 'more'],
  ['\\s+$', 'u', 'more'],
  ['^\\d{1,12}([.,]\\d{1,4})?$', '', 'linear'],
])('/%s/%s is judged to take %s', (source, flags, answer) => {
  expect(judge({ source, flags })).toBe(answer)
})

test('regular expressions are found wherever a program may write one', () => {
  const program = [
    'const a = /a+$/gu.test(x)',
    "const b = new RegExp('b+', 'i')",
    'const c = RegExp(`c`)',
    'const d = new globalThis.RegExp(other)',
    "const e = new RegExp('e', flags)",
    "const text = 'not /this/', half = 4 / 2 / 1 // nor /this/",
    'const f = <p title={g(/f/)}>/not this/</p>',
  ].join('\n')
  const found = patternsIn(program, 'some/page.tsx').map(({ source, flags, place }: Pattern) => [
    ...[source, flags, place],
  ])
  expect(found).toEqual([
    ['a+$', 'gu', 'some/page.tsx:1'],
    ['b+', 'i', 'some/page.tsx:2'],
    ['c', '', 'some/page.tsx:3'],
    [null, '', 'some/page.tsx:4'],
    [null, '', 'some/page.tsx:5'],
    ['f', '', 'some/page.tsx:7'],
  ])
})
