import { expect, test } from 'vitest'
import { createWebServer } from '../../src/http/web.ts'
import { browserAt, builtPages, close, listen, openWebWorld } from './web-world.ts'

test('health, readiness and metrics tell how it stands, also when the database is gone', async () => {
  const world = await openWebWorld()
  const browser = world.browser()
  expect(await browser.ask('/healthz')).toMatchObject({ status: 200, text: 'ok' })
  expect(await browser.ask('/readyz')).toMatchObject({ status: 200, text: 'ready' })
  await browser.ask('/nothing/here')
  const metrics = await fromHere(world.url)
  expect(metrics.headers['content-type']).toContain('text/plain')
  expect(metrics.text).toContain('http_requests_total{method="GET",status="404"} 1')
  expect(metrics.text).toMatch(/^process_resident_memory_bytes \d+/m)
  expect(metrics.text).toMatch(/^http_request_seconds_count \d+/m)
  await world.runtime.database.close()
  expect(await browser.ask('/healthz')).toMatchObject({ status: 200 })
  expect(await browser.ask('/readyz')).toMatchObject({ status: 503, text: 'not ready' })
  await world.close().catch(() => undefined)
})

/** As a program on this machine asks, for nobody else. */
async function fromHere(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/metrics`, { headers })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
}

test('without a token the metrics are read on this machine, and not through a proxy on it', async () => {
  const world = await openWebWorld()
  expect((await fromHere(world.url)).status).toBe(200)
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
    const answer = await fromHere(world.url, { [header]: '127.0.0.1' })
    expect(answer).toMatchObject({ status: 403, text: 'not for everybody' })
  }
  await world.close()
})

test('with a token the metrics are read by whoever shows it, and by nobody else', async () => {
  const world = await openWebWorld()
  const metricsToken = 'a token of some length'
  const pages = await builtPages()
  const server = createWebServer(world.runtime, { pages, publicUrl: null, proxies: 1, metricsToken })
  const url = await listen(server)
  const read = async (headers: Record<string, string>) =>
    (await browserAt(url, null).ask('/metrics', { headers })).status
  expect(await read({ authorization: `Bearer ${metricsToken}` })).toBe(200)
  expect(await read({ authorization: `bearer ${metricsToken}x` })).toBe(403)
  expect(await read({ authorization: 'Bearer ' })).toBe(403)
  expect(await read({})).toBe(403)
  expect((await fromHere(url)).status).toBe(403)
  await close(server)
  await world.close()
})
