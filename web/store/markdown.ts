import { Marked } from 'marked'

/**
 * What staff wrote in Markdown, as HTML that is safe to show: raw HTML in it is shown as the text that it is, links lead
 * to web pages, email or this site only, and pictures are their descriptions.
 */
export function htmlOf(markdown: string): string {
  return marked.parse(markdown, { async: false })
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    heading({ tokens, depth }) {
      // The page has its own title; what is written on it starts below that.
      const level = Math.min(depth + 1, 6)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
    },
    link({ href, tokens }) {
      const inside = this.parser.parseInline(tokens)
      return isSafe(href) ? `<a href="${escaped(href)}">${inside}</a>` : inside
    },
  },
})

function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:|\/(?![/\\])|#)/i.test(href)
}
