import { expect, test } from 'vitest'
import { lettersOutside } from '../../src/kernel/scripts.ts'

const european = ['Latin', 'Greek', 'Cyrillic'] as const

test.each([
  ['Łucja Šťastná-Ωμέγα Ольга 7 € 😀 ❤️ 👩‍💻', []],
  ['王芳 Wang 芳', ['王', '芳']],
  ['さくら', ['さ', 'く', 'ら']],
  ['محمد 12', ['م', 'ح', 'د']],
  ['', []],
])('of “%s” these letters belong to none of the scripts of Europe: %j', (text, outside) => {
  expect(lettersOutside(european, text)).toEqual(outside)
})

test('a script that is named is not outside', () => {
  expect(lettersOutside(['Han', 'Hiragana'], '王芳さ A')).toEqual(['A'])
})
