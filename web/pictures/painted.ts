import type { Route } from './+types/painted'
import { pictureAsked, pictureCache } from './picture.ts'
import { paint, pngOf } from './png.ts'

/** The same picture for messengers and search engines. */
export function loader({ request }: Route.LoaderArgs) {
  return new Response(pngOf(paint(pictureAsked(request))), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': pictureCache },
  })
}
