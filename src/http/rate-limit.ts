import { countedAddress } from '../platform/counted-address.ts'

/** How fast one client address may send requests of one kind. */
export type RateRule = {
  readonly name: string
  /** `path` is in the one way in which rules are written: see {@link plainPath}. */
  readonly applies: (method: string, path: string) => boolean
  /** How many may come at once. */
  readonly burst: number
  /** How many come back within a minute. */
  readonly perMinute: number
}

/** Seconds to wait, or 0 when the request may pass. `now` is in milliseconds, and `address` that of the client. */
export type RateLimit = (address: string, method: string, path: string, now: number) => number

type Bucket = { tokens: number; at: number }

const mostBuckets = 50_000

/**
 * Token buckets in memory, one per client and rule; the first rule that applies counts. Several processes each count
 * for themselves, which loosens the limit by their number and no more. What guards
 * a secret is counted by all of them together: see `shared-limit.ts`.
 */
export function createRateLimit(rules: readonly RateRule[]): RateLimit {
  const buckets = new Map<string, Bucket>()
  return (address, method, path, now) => {
    const rule = ruleFor(rules, method, path)
    if (!rule) return 0
    const key = `${rule.name}|${countedAddress(address)}`
    const bucket = buckets.get(key) ?? { tokens: rule.burst, at: now }
    const refilled = bucket.tokens + ((now - bucket.at) * rule.perMinute) / 60_000
    bucket.tokens = Math.min(rule.burst, refilled)
    bucket.at = now
    // Put last again, so that the first entries of the map are those unused for longest.
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > mostBuckets) forgetOldest(buckets)
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * 60) / rule.perMinute)
    bucket.tokens -= 1
    return 0
  }
}

export function ruleFor(rules: readonly RateRule[], method: string, path: string): RateRule | undefined {
  return rules.find((one) => one.applies(method, path))
}

/**
 * A path as rules write it: "/Sign%2DIn/", "//sign-in" and "/sign-in.data" all lead to the page "/sign-in", so they count as
 * the same.
 */
export function plainPath(path: string): string {
  const segments = decoded(path).toLowerCase().split('/').filter(Boolean)
  return `/${segments.join('/')}`.replace(/(?:\/_?)?\.data$/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const oldest = buckets.keys().next().value
  if (oldest !== undefined) buckets.delete(oldest)
}
