import { createInstance, type i18n, type ParseKeys, type TFunction } from 'i18next'
import { en } from './locales/en/index.ts'

/** The key of a sentence in the catalogue, "form.required". */
export type MessageKey = ParseKeys

const catalogues = { en }
const instances = new Map<string, i18n>()

/** The catalogue for a locale ("de-AT" falls back to "de", then to English); one instance per language, never per request. */
export function wordsIn(locale: string): i18n {
  const language = languageOf(locale)
  const known = instances.get(language)
  if (known) return known
  const instance = createInstance()
  // Initialises at once, since the catalogues are already in memory.
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([key, words]) => [key, { translation: words }]),
    ),
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    // Keys are named as states are, "partly_paid"; an underscore must not start a context.
    contextSeparator: '|',
  })
  instance.t = withMemory(instance.t)
  instances.set(language, instance)
  return instance
}

type Params = Readonly<Record<string, string | number>>
// The types tie each key to what its sentence mentions, which a key known only when running cannot show.
type Say = (key: string, params: object) => string

/**
 * Remembers sentences that mention nothing: most of a page's words, and looking one up takes i18next microseconds. What a
 * sentence mentions is handed over apart from i18next's options, so that no name among it is read as one.
 */
function withMemory(t: TFunction): TFunction {
  const look = t as Say
  const known = new Map<string, string>()
  const remembering = (key: string, params?: Params) => {
    if (params !== undefined) {
      const { count } = params
      return look(key, { replace: params, ...(typeof count === 'number' && { count }) })
    }
    const before = known.get(key)
    if (before !== undefined) return before
    const sentence = look(key, {})
    known.set(key, sentence)
    return sentence
  }
  return remembering as unknown as TFunction
}

/** Says a sentence whose key is only known when running: a refusal's, a problem's. */
export function say(t: TFunction, key: MessageKey, params: Params = {}): string {
  return (t as Say)(key, params)
}

function languageOf(locale: string): string {
  const language = locale.split('-', 1)[0] ?? 'en'
  return Object.hasOwn(catalogues, language) ? language : 'en'
}
