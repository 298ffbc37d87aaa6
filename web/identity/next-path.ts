/**
 * Where somebody goes on to after signing in: a path of this site, or `otherwise`. "//other.example" and
 * "/\other.example" would leave it, and browsers drop tabs and line breaks, so those are not let in either.
 */
export function nextPath(asked: unknown, otherwise: string): string {
  return typeof asked === 'string' && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(asked) ? asked : otherwise
}

/** The same for the address of a page that was opened with `?next=`. */
export function nextOf(request: Request, otherwise: string): string {
  return nextPath(new URL(request.url).searchParams.get('next'), otherwise)
}

/** An address of a page that leads on to `next` afterwards. */
export function leadingTo(page: string, next: string): string {
  return `${page}?next=${encodeURIComponent(next)}`
}
