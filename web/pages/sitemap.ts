import { data } from 'react-router'
import { actorContext, appContext, shopUrlContext } from '../context.ts'
import type { Route } from './+types/sitemap'

const slug = /^[a-z0-9-]{1,80}$/

/** Every public page, as sitemaps.org has it: one list, or a list of lists where one would be too long. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const from = new URL(request.url).searchParams.get('from')
  if (from !== null && !slug.test(from)) throw data(null, { status: 404 })
  const found = await context.get(appContext).catalog.addresses(context.get(actorContext), { from })
  const store = `${context.get(shopUrlContext)}/store`
  const first = found.beginnings[0]
  if (found.beginnings.length > 1) {
    const lists = found.beginnings.map((each) => `${context.get(shopUrlContext)}/sitemap.xml?from=${each}`)
    return xml('sitemapindex', 'sitemap', lists)
  }
  const packages = found.slugs.map((each) => `${store}/${each}`)
  return xml('urlset', 'url', from === null || from === first ? [store, ...packages] : packages)
}

function xml(root: string, each: string, addresses: readonly string[]): Response {
  const entries = addresses.map((address) => `<${each}><loc>${escaped(address)}</loc></${each}>`)
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</${root}>
`
  return new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
