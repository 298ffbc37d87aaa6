import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

const attempts = 100

/** A port that is ours from now on. Who comes before it is handed over is told to come again. */
export type ReservedPort = {
  readonly port: number
  /** Lets `server` listen on it. */
  handOver(server: Server): Promise<void>
  release(): Promise<void>
}

/** Takes the first port from `preferred` upwards that is free on `host`. Zero lets the system choose one. */
export async function reservePort(host: string, preferred: number): Promise<ReservedPort> {
  for (let port = preferred; port < preferred + attempts && port <= 65_535; port += 1) {
    const reserved = await tryPort(host, port)
    if (reserved) return reserved
  }
  throw new Error(`No port from ${preferred} upwards is free.`)
}

/** The first port from `preferred` upwards that is free on `host`, for a program that takes it by itself. */
export async function freePort(host: string, preferred: number): Promise<number> {
  const reserved = await reservePort(host, preferred)
  await reserved.release()
  return reserved.port
}

const comeAgain =
  'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n' +
  'Connection: close\r\n\r\n'

/** The port, or null when it is taken. */
async function tryPort(host: string, asked: number): Promise<ReservedPort | null> {
  const holder = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.resume()
    socket.end(comeAgain)
  })
  const { promise, resolve } = Promise.withResolvers<boolean>()
  holder.once('error', () => resolve(false))
  holder.listen({ port: asked, host, exclusive: true }, () => resolve(true))
  if (!(await promise)) return null
  const address = holder.address()
  const port = typeof address === 'object' && address ? address.port : asked
  return {
    port,
    async handOver(server) {
      server.listen(holder)
      await once(server, 'listening')
    },
    async release() {
      holder.close()
      await once(holder, 'close')
    },
  }
}
