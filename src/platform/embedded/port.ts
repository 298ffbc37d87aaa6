import { createServer } from 'node:net'

const attempts = 100

/** The first port from `preferred` upwards that is free on 127.0.0.1. Throws after 100 taken ones. */
export async function freePort(preferred: number): Promise<number> {
  const last = Math.min(preferred + attempts - 1, 65_535)
  for (let port = preferred; port <= last; port++) if (await isFree(port)) return port
  throw new Error(`No port from ${preferred} to ${last} is free for PostgreSQL.`)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<boolean>()
  server.once('error', () => resolve(false))
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  return await promise
}
