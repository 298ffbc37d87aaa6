import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Provided } from '../../web/context.ts'
import { answerInTime } from './answer-in-time.ts'
import { answerPage, answerTrouble } from './answer-page.ts'
import type { RequestContext } from './client.ts'
import { createDoor, type DoorEnv } from './door.ts'
import { mayReadMetrics } from './may-read-metrics.ts'
import type { Pages } from './pages.ts'
import type { RateRule } from './rate-limit.ts'
import { createSharedLimit, type SharedLimits } from './shared-limit.ts'

/** A part with its own handlers, asked before the pages. */
export type Mount = {
  readonly path: string
  readonly app: Hono
  /** True for what other machines call, like webhooks: they prove themselves by signature, not by origin. */
  readonly crossSite: boolean
}

export type HttpOptions = {
  readonly pages: Pages
  /** Finds out who asks and what their pages may use. `cookies` are `Set-Cookie` values to send along. */
  readonly provide: (
    request: Request,
    context: RequestContext,
  ) => Promise<Provided & { cookies?: readonly string[] }>
  /** The same without finding out who asks: for pages that show nothing of anybody. */
  readonly provideVisitor: (request: Request, context: RequestContext) => Provided
  /** Where else a page's address leads for now, as while the shop is not set up; null: the page itself. */
  readonly elsewhere: (path: string) => string | null
  readonly mounts: readonly Mount[]
  readonly health: {
    /** Whether this process can serve: database reachable, migrated. */
    readonly ready: () => Promise<boolean>
    readonly metrics: () => Promise<{ type: string; text: string }>
    /** Whoever shows it may read them; null: whoever asks on this machine itself. */
    readonly metricsToken: string | null
  }
  /** Limits of this process alone. */
  readonly limits: readonly RateRule[]
  readonly sharedLimits: SharedLimits
  /** Milliseconds after which a request is answered with 503, whatever it is waiting for. */
  readonly longestAnswerMs: number
  /** The most bytes that a request may send, by the start of its path; the first that fits counts, otherwise 1 MB. */
  readonly bodyLimits: readonly { readonly path: string; readonly bytes: number }[]
  /** Where the public reaches the shop, "https://shop.example"; null when only the request itself tells. */
  readonly publicUrl: string | null
  /** Through how many proxies of ours a request comes, each of which says in X-Forwarded-For who asked it. */
  readonly proxies: number
  /** Milliseconds, for the rate limits. */
  readonly now: () => number
  readonly onFault: (error: unknown, context: RequestContext) => void
  /** Something that we need was away, and the request was answered with 503. */
  readonly onOutage: (error: unknown, context: RequestContext) => void
  readonly onAnswer: (context: RequestContext, status: number, milliseconds: number) => void
}

/** The web server, not yet listening. Closing it also ends Vite's when there is one. */
export function createHttpServer(options: HttpOptions): Server {
  const app = new Hono<DoorEnv>()
  app.use(createDoor(options))
  app.use((c, next) => answerInTime(c, next, options))
  app.use(createSharedLimit(options.sharedLimits))
  addHealth(app, options.health)
  for (const { path, app: mounted } of options.mounts) app.route(path, mounted)
  app.all('*', (c) => answerPage(c, options))
  app.onError((error, c) => answerTrouble(error, c, options))
  const listen = getRequestListener((request, env) => app.fetch(request, env))
  const { development } = options.pages
  if (!development) return createServer(listen)
  const server = createServer((incoming, outgoing) =>
    development.connect(incoming, outgoing, () => void listen(incoming, outgoing)),
  )
  return server.on('close', () => void development.close())
}

function addHealth(app: Hono<DoorEnv>, health: HttpOptions['health']): void {
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => ((await health.ready()) ? c.text('ready') : c.text('not ready', 503)))
  app.get('/metrics', async (c) => {
    if (!mayReadMetrics(c, health.metricsToken)) return c.text('not for everybody', 403)
    const { type, text } = await health.metrics()
    return c.body(text, 200, { 'content-type': type })
  })
}
