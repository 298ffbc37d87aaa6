import type { Server } from 'node:http'
import { realTime } from '../gateways/sandbox/index.ts'
import { probe } from '../platform/database.ts'
import { within } from '../platform/outage.ts'
import { takeFromLimit } from '../platform/rate-limit-store.ts'
import type { Runtime } from '../runtime.ts'
import { rateRules, secretRules } from './limits.ts'
import { createMetrics } from './metrics.ts'
import type { Pages } from './pages.ts'
import { createProvider, createVisitorProvider } from './provide.ts'
import { createHttpServer } from './server.ts'
import { createWebhooks } from './webhooks.ts'

type Options = {
  readonly pages: Pages
  readonly publicUrl: string | null
  readonly proxies: number
  readonly metricsToken?: string | undefined
  /** See {@link usualLongestAnswerMs}. */
  readonly longestAnswerMs?: number
}

/** The last line of defence: what a request waits for has limits of its own, and nobody waits for 20 seconds. */
const usualLongestAnswerMs = 19_000
/** Whoever asks for readiness has less patience than whoever asks for a page. */
const longestProbeMs = 3_000

/** Also reached before there is a shop: its own page, and what that page is dressed in. */
const beforeSetUp = ['/set-up', '/theme', '/accent', '/favicon.ico', '/icon.svg']

/** The web server of a runtime, not yet listening. */
export function createWebServer(runtime: Runtime, options: Options): Server {
  const { pages, publicUrl, proxies, longestAnswerMs = usualLongestAnswerMs } = options
  const { app, clock, database, log, shop } = runtime
  const metrics = createMetrics()
  const isOpen = (path: string) => beforeSetUp.some((one) => path === one || path === `${one}.data`)
  return createHttpServer({
    pages,
    publicUrl,
    proxies,
    limits: rateRules,
    sharedLimits: {
      rules: secretRules,
      take: (rule, client) => takeFromLimit(database.reader, rule, client),
    },
    bodyLimits: [],
    longestAnswerMs,
    now: Date.now,
    provide: createProvider({ app, clock, publicUrl }),
    provideVisitor: createVisitorProvider({ app, clock, publicUrl }),
    elsewhere: (path) => (shop.state() || isOpen(path) ? null : '/set-up'),
    mounts: [
      { path: '/webhooks', crossSite: true, app: createWebhooks({ app, now: () => realTime(clock) }) },
      { path: '/sandbox', crossSite: false, app: runtime.sandboxPages },
    ],
    health: {
      ready: () =>
        within(longestProbeMs, probe(database.reader), 'the database').then(
          () => true,
          () => false,
        ),
      metrics: metrics.text,
      metricsToken: options.metricsToken ?? null,
    },
    onFault: (error, { requestId, path }) => log.error({ err: error, requestId, path }, 'a fault'),
    onOutage: (error, { requestId, path }) => log.warn({ err: error, requestId, path }, 'an outage'),
    onAnswer({ method, path, requestId }, status, milliseconds) {
      metrics.answered(method, status, milliseconds)
      log.debug({ requestId, method, path, status, ms: Math.round(milliseconds) }, 'answered')
    },
  })
}
