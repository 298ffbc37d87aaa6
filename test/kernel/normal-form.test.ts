import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inAscii, normalForm } from '../../src/kernel/normal-form.ts'

describe('the normal form is the same for', () => {
  test.each([
    ['İpek', 'ipek'],
    ['IŞIK', 'ışık'],
    ['Élodie', 'E\u0301LODIE'],
    ['Élodie', 'Elodie'],
    ['O’Brien', "O'Brien"],
    ['Oʼbrien', 'obrien'],
    ['Straße', 'STRASSE'],
    ['ﬁscher', 'Fischer'],
    ['Søren Łukasz Ægir', 'soren lukasz aegir'],
    ['Anne‑Marie', 'anne - marie'],
    ['Müller & Söhne', 'muller, sohne'],
    ['Ｔｏｋｙｏ １２', 'tokyo 12'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Ёлка', 'елка'],
    ['क़मर', 'क\u093Cमर'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد', 'احمد'],
    ['علی', 'علي'],
    ['שָׁלוֹם', 'שלום'],
    ['مـــحمد', 'محمد'],
    ['ガ', 'カ\u3099'],
    ['한글', '한글'],
    ['٠٣٠ ५५५', '030 555'],
    ['so\u00ADft\u200B', 'soft'],
  ])('%s and %s', (one, other) => {
    expect(normalForm(one)).toBe(normalForm(other))
  })
})

describe('the normal form keeps apart', () => {
  test.each([
    ['कमल', 'कमला'],
    ['กา', 'กี'],
    ['王', '玉'],
    ['Li', 'Lu'],
  ])('%s and %s', (one, other) => {
    expect(normalForm(one)).not.toBe(normalForm(other))
  })
})

const anyText = fc.string({ unit: 'binary', maxLength: 40 })

test('a normal form is its own normal form', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(normalForm(normalForm(text))).toBe(normalForm(text))
    }),
  )
})

test('what is typed in capitals, decomposed or composed has the same normal form', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aàáäåçéèêëíñóöőøßşščřžłđæœﬁαάώяйёґ’-कखगिีกขค王田'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(letters, (text) => {
      const forms = [text.toUpperCase(), text.normalize('NFD'), text.normalize('NFC'), text.normalize('NFKC')]
      expect(new Set([text, ...forms].map(normalForm)).size).toBe(1)
    }),
  )
})

describe('in ASCII', () => {
  test('each other character is four letters of its own, and what is ASCII stays', () => {
    expect(inAscii('li 42')).toBe('li 42')
    const alphabet = Array.from({ length: 0x3_0000 - 0xa0 }, (_, at) => at + 0xa0).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    )
    const written = new Set(alphabet.map((code) => inAscii(String.fromCodePoint(code))))
    expect(written.size).toBe(alphabet.length)
    expect([...written].every((letters) => /^[A-Z][a-z]{3}$/.test(letters))).toBe(true)
  })

  test('a text holds another if and only if it did before', () => {
    const text = fc.string({ unit: fc.constantFrom('王', '田', 'क', 'ि', 'a', 'b', ' '), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (whole, part) => {
        expect(inAscii(whole).includes(inAscii(part))).toBe(whole.includes(part))
      }),
    )
  })
})
