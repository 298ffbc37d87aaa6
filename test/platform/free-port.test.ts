import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { reservePort } from '../../src/platform/free-port.ts'

const host = '127.0.0.1'

test('a port that is reserved is taken for everybody else, and free again when it is let go', async () => {
  const reserved = await reservePort(host, 0)
  const next = await reservePort(host, reserved.port)
  expect(next.port).toBeGreaterThan(reserved.port)
  await Promise.all([reserved.release(), next.release()])
  const again = await reservePort(host, reserved.port)
  expect(again.port).toBe(reserved.port)
  await again.release()
})

test('who comes before the server is there is told to come again, and everybody after is served', async () => {
  const reserved = await reservePort(host, 0)
  const ask = (path: string) => fetch(`http://${host}:${reserved.port}${path}`)
  const early = await ask('/early')
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
  const server = createServer((request, response) => response.end(request.url))
  await reserved.handOver(server)
  expect(await (await ask('/late')).text()).toBe('/late')
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
})

test('no port left is said', async () => {
  const last = await reservePort(host, 65_535)
  await expect(reservePort(host, 65_535)).rejects.toThrow('No port from 65535 upwards is free.')
  await last.release()
})
