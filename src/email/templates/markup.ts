/** HTML that is safe to send as it is. Made only by {@link html}, which escapes whatever else is put into it. */
export type Markup = { readonly markup: string }

type Part = string | Markup | readonly Markup[]

/** A tagged template: texts are escaped, markup and lists of markup are not. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: fixed }, ...parts.map(written)) }
}

export const nothing: Markup = { markup: '' }

/** Text whose line breaks are kept. */
export function withBreaks(text: string): Markup {
  return { markup: escaped(text).replaceAll(/\r\n?|\n/g, '<br>') }
}

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part)
  return 'markup' in part ? part.markup : part.map((each) => each.markup).join('')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
