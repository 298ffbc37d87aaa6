import type { Context } from 'hono'
import { countedAddress } from '../platform/counted-address.ts'
import { againAfterOutage } from '../platform/outage.ts'
import { type DoorEnv, passOn, stop } from './door.ts'
import { plainPath, type RateRule, ruleFor } from './rate-limit.ts'

/** Limits that all web processes of a shop count together, so that more of them do not let anybody guess faster. */
export type SharedLimits = {
  readonly rules: readonly RateRule[]
  /** Counts a request of this client; false when it may not pass. */
  readonly take: (rule: RateRule, client: string) => Promise<boolean>
}

/** Has requests that these rules apply to wait. Counting one twice, after an outage, does no harm. */
export function createSharedLimit({ rules, take }: SharedLimits) {
  return async (c: Context<DoorEnv>, next: () => Promise<void>): Promise<Response | undefined> => {
    const { ip, method, path } = c.var.context
    const rule = c.var.stop === null ? ruleFor(rules, method, plainPath(path)) : undefined
    if (!rule || (await againAfterOutage(() => take(rule, countedAddress(ip))))) return passOn(next)
    const seconds = Math.ceil(60 / rule.perMinute)
    return stop(c, 429, next, { 'retry-after': String(seconds) })
  }
}
