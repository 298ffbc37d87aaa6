import type { Plugin } from 'vite'
import { en } from '../web/locales/en/index.ts'
import { type Sentences, sentencesOf } from '../web/sentences.ts'

const catalogue = sentencesOf(en)
const areas = Object.keys(en).join('|')
// The beginning of a text in quotes, or of a template up to its first value.
const mentions = new RegExp(`(["'\`])((?:${areas})\\.[\\w.]*)(\\1|\\$\\{)`, 'g')

/**
 * Gives each part of the pages the sentences that it says, so that a browser loads no others: all whose key stands in its code,
 * and all that a key put together there can lead to. Servers keep the whole catalogue.
 */
export function pageSentences(): Plugin {
  return {
    name: 'page-sentences',
    // After the router has taken out of each page what only the server runs.
    enforce: 'post',
    applyToEnvironment: (environment) => environment.name === 'client',
    load: (id) => (id.endsWith('/web/locales/en/index.ts') ? 'export const en = {}' : null),
    transform(code, id) {
      if (!/\/web\/.*\.tsx?(\?|$)/.test(id) || id.includes('/web/locales/')) return null
      const said = sentencesIn(code)
      if (Object.keys(said).length === 0) return null
      const source = new URL('../web/sentences.ts', import.meta.url).pathname
      const added = `import { addSentences } from ${JSON.stringify(source)}\naddSentences('en', ${JSON.stringify(said)})`
      return { code: `${code}\n${added}\n`, map: null }
    },
  }
}

/** The sentences that this code mentions. */
export function sentencesIn(code: string): Sentences {
  const found = [...code.matchAll(mentions)].map(([, , text = '', end]) => ({ text, isWhole: end !== '${' }))
  const isSaid = (key: string) =>
    found.some(({ text, isWhole }) => (isWhole ? isForm(key, text) : key.startsWith(text)))
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => isSaid(key)))
}

/** Itself, one of its forms (`_one`, `_other`), or below it when it is a branch. */
function isForm(key: string, text: string): boolean {
  if (!key.startsWith(text)) return false
  return (
    key.length === text.length || key[text.length] === '_' || key[text.length] === '.' || text.endsWith('.')
  )
}
