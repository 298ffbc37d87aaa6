import { expect, test } from 'vitest'
import { openWebWorld } from './web-world.ts'

test('health, readiness and metrics tell how it stands, also when the database is gone', async () => {
  const world = await openWebWorld()
  const browser = world.browser()
  expect(await browser.ask('/healthz')).toMatchObject({ status: 200, text: 'ok' })
  expect(await browser.ask('/readyz')).toMatchObject({ status: 200, text: 'ready' })
  await browser.ask('/nothing/here')
  const metrics = await browser.ask('/metrics')
  expect(metrics.headers['content-type']).toContain('text/plain')
  expect(metrics.text).toContain('http_requests_total{method="GET",status="404"} 1')
  expect(metrics.text).toMatch(/^process_resident_memory_bytes \d+/m)
  expect(metrics.text).toMatch(/^http_request_seconds_count \d+/m)
  await world.runtime.database.close()
  expect(await browser.ask('/healthz')).toMatchObject({ status: 200 })
  expect(await browser.ask('/readyz')).toMatchObject({ status: 503, text: 'not ready' })
  await world.close().catch(() => undefined)
})
