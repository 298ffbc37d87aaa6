import { ownPath } from '../own-path.ts'

/** Where a page that was opened with `?next=` leads on to: a path of this site, or `otherwise`. */
export function nextOf(request: Request, otherwise: string): string {
  return ownPath(new URL(request.url).searchParams.get('next'), otherwise)
}

/** An address of a page that leads on to `next` afterwards. */
export function leadingTo(page: string, next: string): string {
  return `${page}?next=${encodeURIComponent(next)}`
}
