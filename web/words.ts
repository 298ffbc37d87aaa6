import type { ParseKeys, TFunction } from 'i18next'
import { type Sentences, sentencesFor } from './sentences.ts'

/** The key of a sentence in the catalogue, "form.required". */
export type MessageKey = ParseKeys

/** The words of a language; `t('cart.title')` says a sentence. */
export type Words = { readonly t: TFunction; readonly language: string }

type Params = Readonly<Record<string, string | number>>
// The types tie each key to what its sentence mentions, which a key known only when running cannot show.
type Say = (key: string, params?: Params) => string

const known = new Map<string, Words>()

/** The words for a locale ("de-AT" falls back to "de", then to English); the same ones for a language, never anew for a request. */
export function wordsIn(locale: string): Words {
  const { language, sentences } = sentencesFor(locale)
  const before = known.get(language)
  if (before) return before
  const rules = new Intl.PluralRules(language)
  const sentence = (key: string, count: unknown) =>
    typeof count === 'number' ? countedIn(sentences, key, { count, rules }) : sentences[key]
  const t: Say = (key, params) => {
    if (params === undefined) return sentences[key] ?? key
    return filled(sentence(key, params.count) ?? key, params)
  }
  const words = { t: t as unknown as TFunction, language }
  known.set(language, words)
  return words
}

/** The form for this many: that for none where there is one, otherwise that of the language's own rules. */
function countedIn(sentences: Sentences, key: string, number: { count: number; rules: Intl.PluralRules }) {
  const none = number.count === 0 ? sentences[`${key}_zero`] : undefined
  return none ?? sentences[`${key}_${number.rules.select(number.count)}`] ?? sentences[key]
}

/** What a sentence mentions is put in once, so that nothing that somebody is called is read as a place to fill. */
function filled(sentence: string, params: Params): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** Says a sentence whose key is only known when running: a refusal's, a problem's. */
export function say(t: TFunction, key: MessageKey, params: Params = {}): string {
  return (t as unknown as Say)(key, params)
}

/** Whether the catalogue has a sentence under a key that was put together; every language has what English has. */
export function isSaid(key: string): key is MessageKey {
  const { sentences } = sentencesFor('en')
  return Object.hasOwn(sentences, key) || Object.hasOwn(sentences, `${key}_other`)
}
