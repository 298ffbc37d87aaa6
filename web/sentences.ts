import { en } from './locales/en/index.ts'

/** The sentences of a language, each under its whole key: "cart.title". */
export type Sentences = Readonly<Record<string, string>>

type Tree = { readonly [name: string]: string | Tree }

/** A catalogue without its branches. */
export function sentencesOf(tree: Tree, path = ''): Record<string, string> {
  const parts = Object.entries(tree).map(([name, part]) =>
    typeof part === 'string' ? { [path + name]: part } : sentencesOf(part, `${path + name}.`),
  )
  return Object.assign({}, ...parts)
}

/** On the server all there are. In a browser it begins empty, and the parts of a page add those that they say. */
const languages: Readonly<Record<string, Record<string, string>>> = { en: sentencesOf(en) }

export function addSentences(language: string, sentences: Sentences): void {
  Object.assign(languages[language] ?? {}, sentences)
}

/** Those of a locale's language ("de-AT": of "de"), and the language that this is: English where there is no other. */
export function sentencesFor(locale: string): { language: string; sentences: Sentences } {
  const [asked = ''] = locale.split('-', 1)
  const language = Object.hasOwn(languages, asked) ? asked : 'en'
  return { language, sentences: languages[language] ?? {} }
}
