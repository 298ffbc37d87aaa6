import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { holdPort } from '../../src/platform/free-port.ts'

const host = '127.0.0.1'

test('a port that is held is taken for everybody else, and free again when it is let go', async () => {
  const held = await holdPort(host, 0)
  const next = await holdPort(host, held.port)
  expect(next.port).toBeGreaterThan(held.port)
  await Promise.all([held.release(), next.release()])
  const again = await holdPort(host, held.port)
  expect(again.port).toBe(held.port)
  await again.release()
})

test('who comes before the server is there is told to come again, and everybody after is served', async () => {
  const held = await holdPort(host, 0)
  const ask = (path: string) => fetch(`http://${host}:${held.port}${path}`)
  const early = await ask('/early')
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
  const server = createServer((request, response) => response.end(request.url))
  await held.handOver(server)
  expect(await (await ask('/late')).text()).toBe('/late')
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
})

test('no port left is said', async () => {
  const last = await holdPort(host, 65_535)
  await expect(holdPort(host, 65_535)).rejects.toThrow('No port from 65535 upwards is free.')
  await last.release()
})
