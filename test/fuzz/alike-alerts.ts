const opening = /<div class="notice [^"]*"[^>]*>/g

/** What the alerts of a page say, each as its reader sees it. */
export function alertsIn(html: string): string[] {
  return [...html.matchAll(opening)].map(({ index, 0: tag }) =>
    html
      .slice(index, endOf(html, index + tag.length))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

/** Where the element ends whose opening tag ends at `from`. */
function endOf(html: string, from: number): number {
  let open = 1
  for (const { index, 0: tag } of html.slice(from).matchAll(/<\/?div\b/g)) {
    open += tag === '<div' ? 1 : -1
    if (open === 0) return from + index
  }
  return html.length
}

/** The first that a page says twice; null where there is none. */
export function saidTwice(html: string): string | null {
  const said = alertsIn(html)
  return said.find((text, at) => said.indexOf(text) !== at) ?? null
}
