import { join } from 'node:path'
import { demoLogins, fillDemoShop } from './demo/demo-shop.ts'
import { openShopDatabase } from './open-database.ts'
import { isKept, keepChild, whenKeeperDies } from './platform/child-process.ts'
import type { Clock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type ReservedPort, reservePort } from './platform/free-port.ts'
import { catchTheRest } from './platform/last-resort.ts'
import { createLog, type Log } from './platform/log.ts'
import { createRuntime, type Runtime } from './runtime.ts'

const root = join(import.meta.dirname, '..')
const longestStopMs = 10_000
/** What nobody waits for may take a little longer: 30 MB less for what was made a moment ago. */
const littleMemory = ['--max-semi-space-size=2']

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Something that was started, and is stopped in the opposite order. */
type Part = { stop(): Promise<unknown> }

async function main(): Promise<void> {
  const parts: Part[] = []
  const stop = stopper(parts)
  let isAskedToStop = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // On, not once: npm passes on the Ctrl-C that we have had from the terminal ourselves.
    process.on(signal, () => {
      isAskedToStop = true
      void stop(0)
    })
  }
  whenKeeperDies(() => {
    isAskedToStop = true
    void stop(0)
  })
  try {
    await start(readConfig(process.env), parts, stop)
  } catch (error) {
    // A start that is called off fails at whatever it was doing; that is no news.
    if (!isAskedToStop) process.stderr.write(`${error instanceof Error ? describe(error) : error}\n`)
    await stop(1)
  }
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `\n  ${error.cause.message}` : ''
  return `Clientele could not start. ${error.message}${cause}`
}

/** Stops everything once, however often it is asked to, and ends the process. */
function stopper(parts: Part[]): (code: number) => Promise<void> {
  let stopping: Promise<void> | null = null
  return (code) => {
    stopping ??= (async () => {
      for (const part of parts.reverse()) await part.stop().catch(() => undefined)
      process.exit(code)
    })()
    return stopping
  }
}

async function start(config: Config, parts: Part[], stop: (code: number) => Promise<void>): Promise<void> {
  catchTheRest(logOf(config), () => {
    // Whatever is broken must not keep it from ending.
    setTimeout(() => process.exit(1), longestStopMs).unref()
    void stop(1)
  })
  const { url, embedded } = await openShopDatabase(
    { url: config.DATABASE_URL, dataRoot: config.CLIENTELE_DATA },
    say,
  )
  if (embedded) {
    parts.push(embedded)
    void embedded.ended.then(() => stop(1))
  }
  const reserved = config.CLIENTELE_ROLE === 'worker' ? null : await reservePort(config.HOST, config.PORT)
  const port = reserved?.port ?? config.PORT
  if (port !== config.PORT) say(`Port ${config.PORT} is taken; using ${port}.`)
  const runtime = await openRuntime(config, { url, port })
  parts.push({ stop: () => runtime.close() })
  parts.push(await runtime.shop.follow(url))
  if (embedded && !runtime.shop.state()) {
    await fillDemoShop((clock) => openRuntime(config, { url, port }, clock), say)
    await runtime.shop.reload()
  }
  if (!reserved) return work(runtime, parts)
  if (config.CLIENTELE_ROLE === 'all') parts.push(keepWorker(runtime, { url, port }))
  parts.push(await serve(runtime, config, reserved))
  welcome(runtime, shopUrlOf(config, port))
}

function openRuntime(config: Config, at: { url: string; port: number }, clock?: Clock): Promise<Runtime> {
  return createRuntime({
    databaseUrl: at.url,
    poolSize: config.CLIENTELE_POOL,
    smtpUrl: config.SMTP_URL,
    shopUrl: shopUrlOf(config, at.port),
    ownUrl: `http://127.0.0.1:${at.port}`,
    secret: config.CLIENTELE_SECRET,
    gateways: config.CLIENTELE_GATEWAYS,
    ...(clock && { clock }),
    log: logOf(config),
  })
}

function logOf({ LOG_LEVEL, CLIENTELE_ROLE }: Config): Log {
  return createLog(LOG_LEVEL, { role: CLIENTELE_ROLE === 'worker' ? 'worker' : 'web' })
}

function shopUrlOf(config: Config, port: number): string {
  return config.CLIENTELE_URL?.replace(/\/$/, '') ?? `http://localhost:${port}`
}

async function work(runtime: Runtime, parts: Part[]): Promise<void> {
  const { startWorker } = await import('./worker.ts')
  parts.push(await startWorker(runtime))
  if (!isKept()) say('The worker is running.')
}

/** What is done by itself is done in a process of its own, so that no page waits for it. It reaches the provider's webhooks where we are. */
function keepWorker({ log }: Runtime, { url, port }: { url: string; port: number }): Part {
  const env = { CLIENTELE_ROLE: 'worker', DATABASE_URL: url, PORT: String(port) }
  const script = join(import.meta.dirname, 'main.ts')
  return keepChild({ script, env, nodeOptions: littleMemory, log, longestStopMs })
}

/** Only who serves pages needs what they are made with. */
async function serve(runtime: Runtime, config: Config, port: ReservedPort): Promise<Part> {
  const [{ openBuiltPages, openDevelopmentPages }, { createWebServer }] = await Promise.all([
    import('./http/pages.ts'),
    import('./http/web.ts'),
  ])
  const pages = process.argv.includes('--dev') ? await openDevelopmentPages(root) : await openBuiltPages(root)
  const server = createWebServer(runtime, {
    pages,
    publicUrl: config.CLIENTELE_URL ?? null,
    proxies: config.CLIENTELE_TRUST_PROXY,
    metricsToken: config.CLIENTELE_METRICS_TOKEN,
  })
  await port.handOver(server)
  return {
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 3_000).unref()
      }),
  }
}

function welcome({ app, shop, log }: Runtime, url: string): void {
  const state = shop.state()
  say(`\nClientele is open at ${url}`)
  if (!state) say(`Set it up at ${url}/set-up with the code ${app.shop.setUpCode}`)
  if (app.shop.takesTestPayments && !state?.isDemo) warnOfTestPayments(log)
  if (state?.isDemo) for (const line of demoLogins(url)) say(line)
  say('')
}

/** A shop that is meant in earnest and takes payments that are none: nobody may overlook it. */
function warnOfTestPayments(log: Log): void {
  say('Test mode: no money moves. Payments go to a simulated provider until CLIENTELE_GATEWAYS names others.')
  log.warn('test mode: payments go to a simulated provider, and no money moves')
}

await main()
