import { shopUrlContext } from '../context.ts'
import type { Route } from './+types/robots'

const closed = [
  '/account',
  '/admin',
  '/cart',
  '/checkout',
  '/register',
  '/sign-in',
  '/set-up',
  '/webhooks',
  '/sandbox',
]

/** Where search engines need not look, and where they find what is for sale. */
export function loader({ context }: Route.LoaderArgs) {
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${context.get(shopUrlContext)}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
