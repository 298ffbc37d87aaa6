import { covers } from './font-coverage.ts'
import type { Fonts } from './fonts.ts'

/** Steers machines, and ends no line here: each is a space. */
const steering = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Turn what comes after them round (the other signs of direction only tell of themselves), or tell machines the order of bytes. */
const turning = /[\u{202a}-\u{202e}\u{feff}]/gu
const unseen = /\p{Default_Ignorable_Code_Point}/u
const plain = /^[\x20-\x7e]*$/
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What stands where no font has a character. */
const substitute = '\u{fffd}'

/** Something with every text in it, at any depth, made printable in these fonts. */
export function printable<Content>(content: Content, fonts: Fonts['coverages']): Content {
  return JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
    typeof value === 'string' ? printableText(value, fonts) : value,
  )
}

/**
 * A text as these fonts can set it. What a reader takes for one character (a letter with its marks, an emoji of several) comes
 * from one font, and where none has all of it a sign says that something is missing.
 */
export function printableText(text: string, fonts: Fonts['coverages']): string {
  if (plain.test(text)) return text
  const clean = text.normalize('NFC').replaceAll(steering, ' ').replaceAll(turning, '')
  return [...clusters.segment(clean)].map(({ segment }) => setIn(fonts, segment)).join('')
}

function setIn(fonts: Fonts['coverages'], cluster: string): string {
  // A mark that no letter stands before belongs to nothing, and what is privately agreed on means nothing to a reader.
  if (/^\p{Mark}|\p{Co}/u.test(cluster)) return substitute
  const points = [...cluster]
    .filter((sign) => !unseen.test(sign))
    .map((sign) => sign.codePointAt(0) as number)
  // In each weight: a family may have letters in one that it lacks in the other.
  const isKnown = fonts.some((files) => files.every((file) => points.every((point) => covers(file, point))))
  return isKnown ? cluster : substitute
}
