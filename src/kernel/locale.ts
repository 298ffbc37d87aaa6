import { z } from 'zod'
import { locales } from './locales.ts'

export const Locale = z.enum(locales)
export type Locale = z.output<typeof Locale>

const mostAsked = 20

/**
 * The locale that suits a browser best, from its `Accept-Language` (RFC 9110): the tag itself where we have it, otherwise its
 * language; null when it asks for none that we have.
 */
export function localeFor(acceptLanguage: string | null): Locale | null {
  const asked = (acceptLanguage ?? '').split(',', mostAsked).map(wishOf)
  const wanted = asked.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    const own = known(tag) ?? known(tag.split('-', 1)[0] ?? '')
    if (own) return own
  }
  return null
}

function wishOf(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 }
}

function known(tag: string): Locale | null {
  return locales.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ?? null
}
