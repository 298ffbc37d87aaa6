/** Letters that Unicode takes for letters of their own, and that people type without their stroke or as two. */
const spelled: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ς: 'σ',
  // The letters of Arabic that Persian and Urdu keyboards write otherwise.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ة: 'ه',
}

/** Accents, the points of Hebrew and Arabic, the stroke that only stretches a word, and what is not seen at all. */
const unseen = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670\u0640\p{Cf}\p{Variation_Selector}]/gu
const apostrophes = /['`´ʹʻʼʽʾʿˈ‘’‚‛′＇׳]/gu
const betweenWords = /[\p{P}\p{Z}\p{Cc}]+/gu
const digitZeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]

/**
 * A name or a query in the one form in which both are compared: without case, accents, apostrophes and what only looks
 * different (NFKC); one space stands between words, whatever divided them. Every script stays as it is written.
 */
export function normalForm(text: string): string {
  const bare = text
    .normalize('NFKD')
    // Both ways, because some letters have only one of the two.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(apostrophes, '')
  const letters = Array.from(bare, (letter) => spelled[letter] ?? digitOf(letter) ?? letter).join('')
  return letters.normalize('NFC').replace(betweenWords, ' ').trim()
}

function digitOf(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x660 || code > 0xe59) return undefined
  const zero = digitZeros.find((one) => code >= one && code < one + 10)
  return zero === undefined ? undefined : String(code - zero)
}

const letters = 26
const codes = letters ** 4
/** Has no divisor in common with `codes`, and takes neighbours in an alphabet far apart. */
const step = 198_733

/**
 * A normal form in ASCII alone, each other character as four letters of which the first is a capital. A trigram index then
 * knows every script, whatever the database's locale takes for a letter: one Chinese character has trigrams, and a Devanagari
 * word is not divided at its vowels.
 */
export function inAscii(normal: string): string {
  return normal.replace(/[^ -~]/gu, fourLetters)
}

function fourLetters(character: string): string {
  let rest = ((character.codePointAt(0) ?? 0) * step) % codes
  let written = ''
  for (let at = 0; at < 4; at += 1) {
    written += String.fromCharCode((at === 3 ? 65 : 97) + (rest % letters))
    rest = Math.floor(rest / letters)
  }
  return Array.from(written).reverse().join('')
}
