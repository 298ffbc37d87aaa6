/** The cookies that signing in or out brings, as headers of a redirect. */
export function cookieHeaders(cookies: readonly string[]): [name: string, value: string][] {
  return cookies.map((cookie) => ['Set-Cookie', cookie])
}
