/**
 * Whether a request that may change something came from a page of another site. Browsers say so themselves
 * (Sec-Fetch-Site, and Origin on every form), so a form needs no token; a request that carries neither header, nor is
 * known to need none, is refused too. `host` is the one that was asked, `publicHost` the shop's own behind a proxy.
 */
export function isCrossSite(request: Request, host: string | undefined, publicHost: string | null): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return true
  const from = new URL(origin).host
  return from !== host && from !== publicHost
}
