import { createWebServer } from '../../src/http/web.ts'
import { visitor } from '../../src/platform/actor.ts'
import type { DatabaseLimits } from '../../src/platform/limited-client.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime } from '../../src/runtime.ts'
import { openDatabaseProxy } from '../world/database-proxy.ts'
import { openWorld } from '../world/world.ts'
import { browserAt, builtPages, close, listen } from './web-world.ts'

export type OutageWorld = Awaited<ReturnType<typeof openOutageWorld>>

/** A web server that reaches its database over a wire that can be cut; the world itself has another. */
export async function openOutageWorld(limits: {
  readonly databaseLimits?: DatabaseLimits
  readonly longestAnswerMs?: number
}) {
  const world = await openWorld('2026-03-01')
  const wire = await openDatabaseProxy(world.databaseUrl)
  const shopUrl = 'http://shop.test'
  const runtime = await createRuntime({
    databaseUrl: wire.url,
    poolSize: 4,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl: undefined,
    secret: 'a secret for tests that is long enough',
    log: createLog('silent'),
    clock: world.clock,
    ...limits,
  })
  const server = createWebServer(runtime, {
    pages: await builtPages(),
    publicUrl: null,
    proxies: 1,
    ...limits,
  })
  const url = await listen(server)
  const person = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
  const from = { address: '203.0.113.7', browser: '' }
  const { userId, cookies } = await world.app.identity.signUp(visitor, { ...person, from })
  const details = { name: 'Ada', country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR' }
  await world.app.customers.open({ kind: 'user', userId }, details)
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ')
  return {
    world,
    wire,
    runtime,
    url,
    person,
    cookie,
    /** Ada's browser, signed in. */
    browser: () => browserAt(url, cookie),
    visitor: () => browserAt(url, null),
    async close() {
      await close(server)
      await wire.close()
      await runtime.close()
      await world.close()
    },
  }
}
