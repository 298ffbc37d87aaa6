const cart = 'clientele_cart'
const count = 'clientele_cart_count'
const days = 24 * 60 * 60

/** The secret of this browser's cart, or null while it has none. */
export function cartTokenOf(request: Request): string | null {
  const cookies = request.headers.get('cookie') ?? ''
  return /(?:^|;\s*)clientele_cart=([A-Za-z0-9_-]{43})(?:;|$)/.exec(cookies)?.[1] ?? null
}

/** 32 random bytes as 43 characters. */
export function newCartToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return Buffer.from(bytes).toString('base64url')
}

type Header = [name: 'Set-Cookie', value: string]

export function keepCart(request: Request, token: string): Header {
  return ['Set-Cookie', `${cart}=${token}; Max-Age=${60 * days}; HttpOnly${common(request)}`]
}

/** The number beside the cart's icon, so that showing it takes no statement. */
export function keepCount(request: Request, items: number): Header {
  return ['Set-Cookie', `${count}=${Math.max(0, items)}; Max-Age=${60 * days}; HttpOnly${common(request)}`]
}

/** After an order: the next cart is a new one. */
export function forgetCart(request: Request): Header[] {
  return [cart, count].map((name) => ['Set-Cookie', `${name}=; Max-Age=0; HttpOnly${common(request)}`])
}

function common(request: Request): string {
  return `; Path=/; SameSite=Lax${isHttps(request) ? '; Secure' : ''}`
}

// Whether a proxy in front speaks HTTPS is its own word. Who forges it makes only their own cookie stricter.
function isHttps(request: Request): boolean {
  const spoken = request.headers.get('x-forwarded-proto')?.split(',', 1)[0]?.trim()
  return spoken === 'https' || request.url.startsWith('https:')
}
