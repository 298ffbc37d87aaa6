import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { isFromHere } from './client.ts'
import type { DoorEnv } from './door.ts'

/** What proxies write of whom they ask for. Behind one on this machine, everybody comes from this machine. */
const ofProxies = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/** Whoever shows the token; where there is none, whoever asks on this machine and for nobody else. */
export function mayReadMetrics(c: Context<DoorEnv>, token: string | null): boolean {
  if (token !== null) return isSame(c.req.header('authorization') ?? '', `Bearer ${token}`)
  return isFromHere(c.var.context) && ofProxies.every((name) => c.req.header(name) === undefined)
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
