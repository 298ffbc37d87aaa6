/** Scripts that there are fonts for, as Unicode calls them. */
const scripts = {
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u,
  Han: /\p{Script=Han}/u,
  Bopomofo: /\p{Script=Bopomofo}/u,
  Hiragana: /\p{Script=Hiragana}/u,
  Katakana: /\p{Script=Katakana}/u,
  Hangul: /\p{Script=Hangul}/u,
}

export type Script = keyof typeof scripts

const ofEveryScript = /[\p{Script=Common}\p{Script=Inherited}]/u

/**
 * The letters of a text that belong to none of these scripts: each once, in their order. Digits, signs and emoji belong to every
 * script.
 */
export function lettersOutside(known: readonly Script[], text: string): string[] {
  const isKnown = (letter: string) =>
    ofEveryScript.test(letter) || known.some((script) => scripts[script].test(letter))
  return [...new Set(text)].filter((letter) => !isKnown(letter))
}
