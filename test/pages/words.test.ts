import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { sentencesIn } from '../../scripts/page-sentences.ts'
import { en } from '../../web/locales/en/index.ts'
import { sentencesOf } from '../../web/sentences.ts'
import { isSaid, type MessageKey, say, wordsIn } from '../../web/words.ts'

const sentences = Object.entries(sentencesOf(en))
const { t } = wordsIn('en')

/** The catalogue is written as i18next reads it, so i18next says what each sentence is. */
const reference = createInstance()
void reference.init({
  lng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  interpolation: { escapeValue: false },
  contextSeparator: '|',
})

const keyOf = (whole: string) => whole.replace(/_(zero|one|other)$/, '') as MessageKey

/** Something for all that any form of a sentence mentions. */
function paramsOf(key: MessageKey, count: number): Record<string, string | number> {
  const forms = sentences.flatMap(([whole, sentence]) => (keyOf(whole) === key ? [sentence] : []))
  const names = [...forms.join().matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
  return Object.fromEntries([...names.map((name) => [name, `<${name} & $1 {{name}}>`]), ['count', count]])
}

test('every sentence of the catalogue is said as i18next says it, for none, one and several', () => {
  expect(sentences.length).toBeGreaterThan(1_000)
  for (const key of new Set(sentences.map(([whole]) => keyOf(whole)))) {
    for (const count of [0, 1, 2]) {
      const params = paramsOf(key, count)
      expect(say(t, key, params), key).toBe(
        (reference.t as (key: string, options: object) => string)(key, { replace: params, count }),
      )
    }
  }
})

test('a language that there is not is said in English', () => {
  expect(wordsIn('xx-YY').t('common.cart')).toBe(en.common.cart)
  expect(wordsIn('en-GB')).toBe(wordsIn('en'))
})

test('what a sentence mentions is put in as it is', () => {
  expect(say(t, 'account.summary.unfinished', { title: '{{amount}} $& $1', amount: '5' })).toContain(
    '{{amount}} $& $1 for 5',
  )
})

test('a key that was put together is known when the catalogue has it, or its forms for one and several', () => {
  expect(isSaid('common.cart')).toBe(true)
  expect(isSaid('common.cartCount')).toBe(true)
  expect(isSaid('common.nothing')).toBe(false)
  expect(isSaid('constructor')).toBe(false)
})

describe('a part of a page brings along', () => {
  const keysIn = (code: string) => Object.keys(sentencesIn(code))

  test('the sentences whose keys stand in it, with all their forms', () => {
    expect(keysIn("t('common.cart')")).toEqual(['common.cart'])
    expect(keysIn('t("common.cartCount", { count })')).toEqual([
      'common.cartCount_one',
      'common.cartCount_other',
    ])
  })

  test('all that a key put together there can lead to', () => {
    const kinds = Object.keys(en.kind).map((kind) => `kind.${kind}`)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code of a page.
    expect(keysIn('t(`kind.${kind}`)')).toEqual(kinds)
    expect(keysIn("const base = 'account.nav'")).toEqual(
      Object.keys(en.account.nav).map((name) => `account.nav.${name}`),
    )
  })

  test('nothing else: no word that is only the name of an area, no path, no longer key', () => {
    expect(keysIn("['store', 'cart', './cart.ts', 'cartons.blue', 'common.cartC']")).toEqual([])
  })
})
