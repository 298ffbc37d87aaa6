import { createServer } from 'node:net'

const attempts = 100

/** The first port from `preferred` upwards that is free on `host`. Zero lets the system choose one. */
export async function freePort(host: string, preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + attempts && port <= 65_535; port += 1) {
    const free = await tryPort(host, port)
    if (free !== null) return free
  }
  throw new Error(`No port from ${preferred} upwards is free.`)
}

/** The port that could be listened on, or null when it is taken. */
async function tryPort(host: string, port: number): Promise<number | null> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<number | null>()
  server.once('error', () => resolve(null))
  server.listen({ port, host, exclusive: true }, () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
  })
  return promise
}
