import type { RateRule } from './rate-limit.ts'

const posts = (page: string) => (method: string, path: string) => method === 'POST' && path === page

/** How fast one address may guess passwords, links and the code that sets a shop up, at all web processes together. */
export const secretRules: readonly RateRule[] = [
  { name: 'sign in', applies: posts('/sign-in'), burst: 10, perMinute: 6 },
  { name: 'set up', applies: posts('/set-up'), burst: 10, perMinute: 6 },
  { name: 'links', applies: posts('/forgot-password'), burst: 5, perMinute: 2 },
  {
    name: 'link answers',
    applies: (method, path) => method === 'POST' && /^\/(reset-password|confirm-email)\//.test(path),
    burst: 10,
    perMinute: 6,
  },
]

/** How fast one address may try coupons, or use up numbers, at each of them. Everything else is bounded by what it costs. */
export const rateRules: readonly RateRule[] = [
  { name: 'register', applies: posts('/register'), burst: 10, perMinute: 6 },
  { name: 'coupon', applies: posts('/cart/coupon'), burst: 10, perMinute: 6 },
  { name: 'profile', applies: posts('/account/profile'), burst: 20, perMinute: 10 },
  {
    // Asking for another selection of payments takes a number of the invoices each time.
    name: 'schedules',
    applies: (method, path) => method === 'POST' && path.startsWith('/account/schedules/'),
    burst: 20,
    perMinute: 6,
  },
]
