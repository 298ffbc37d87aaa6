import { viewerContext } from '../context.ts'
import { markIco } from '../pictures/mark.ts'
import type { Route } from './+types/favicon'

/** The shop's icon for whoever asks for it without reading a page. */
export function loader({ context }: Route.LoaderArgs) {
  return new Response(markIco(context.get(viewerContext).shop.accent), {
    headers: { 'Content-Type': 'image/x-icon', 'Cache-Control': 'public, max-age=3600' },
  })
}
