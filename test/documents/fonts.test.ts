import { expect, test } from 'vitest'
import { covers } from '../../src/documents/font-coverage.ts'
import { readFonts } from '../../src/documents/fonts.ts'
import { printableText } from '../../src/documents/printable.ts'
import type { Script } from '../../src/kernel/scripts.ts'
import { fonts } from './set-here.ts'

test('without the optional fonts a Chinese name is shown as missing, and all else as it is', async () => {
  const few = readFonts(() => null)
  expect(printableText('王芳 Wang さ 김 😀', few.coverages)).toBe('�� Wang � � 😀')
  expect(few.scripts).toEqual(['Latin', 'Greek', 'Cyrillic', 'Devanagari', 'Arabic', 'Hebrew', 'Thai'])
  expect(fonts.scripts).toEqual(expect.arrayContaining(['Han', 'Hiragana', 'Katakana', 'Hangul']))
})

test.each(fonts.scripts.map((script) => [script]))(
  '%s: the fonts have the letters that are used today',
  (script) => {
    const letters = new RegExp(`^(?=\\p{Script=${script}})[\\p{L}\\p{M}]$`, 'u')
    const used = [...blocks[script]].flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    )
    const all = used.filter((point) => letters.test(String.fromCodePoint(point)))
    const missing = all.filter(
      (point) => !fonts.coverages.some((files) => files.every((file) => covers(file, point))),
    )
    expect(all.length).toBeGreaterThan(20)
    expect(missing.length / all.length).toBeLessThan(0.01)
  },
)

/** Where Unicode has the letters of a script that people write today. */
const blocks: Record<Script, readonly (readonly [number, number])[]> = {
  Latin: [
    [0x41, 0x24f],
    [0x1e00, 0x1eff],
  ],
  Greek: [
    [0x386, 0x3ce],
    [0x1f00, 0x1ffc],
  ],
  Cyrillic: [[0x400, 0x52f]],
  Arabic: [[0x620, 0x6d3]],
  Hebrew: [[0x5d0, 0x5ea]],
  Devanagari: [[0x901, 0x97f]],
  Thai: [[0xe01, 0xe4e]],
  Han: [[0x4e00, 0x9fa5]],
  Bopomofo: [[0x3105, 0x3129]],
  Hiragana: [[0x3041, 0x3094]],
  Katakana: [[0x30a1, 0x30fa]],
  Hangul: [[0xac00, 0xd7a3]],
}
