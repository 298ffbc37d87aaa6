import { viewerContext } from '../context.ts'
import { markSvg } from '../pictures/mark.ts'
import type { Route } from './+types/icon'

/** The shop's icon. */
export function loader({ context }: Route.LoaderArgs) {
  const { name, accent } = context.get(viewerContext).shop
  return new Response(markSvg(name, accent), {
    headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=3600' },
  })
}
