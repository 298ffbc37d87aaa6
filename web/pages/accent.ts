import { accentCss, parseColour } from '../accent.ts'
import type { Route } from './+types/accent'

/**
 * The shop's accent as CSS variables. A file of its own because the Content-Security-Policy allows no inline styles;
 * the colour stands in the address, so that it can be cached for good.
 */
export function loader({ request }: Route.LoaderArgs) {
  const colour = parseColour(new URL(request.url).searchParams.get('colour') ?? '')
  return new Response(colour ? accentCss(colour) : '', {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
