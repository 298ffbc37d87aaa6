import type { Route } from './+types/drawn'
import { pictureAsked, pictureCache } from './picture.ts'
import { svgOf } from './svg.ts'

/** The picture of a package, for pages. */
export function loader({ request }: Route.LoaderArgs) {
  return new Response(svgOf(pictureAsked(request)), {
    headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': pictureCache },
  })
}
