import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type DatabaseProxy = Awaited<ReturnType<typeof openDatabaseProxy>>
type Pair = { readonly near: Socket; readonly far: Socket }

/** A wire to a database that can be cut, or swallow what is sent. */
export async function openDatabaseProxy(databaseUrl: string) {
  const target = new URL(databaseUrl)
  /** Where the database's socket is, when it is not reached over the network. */
  const folder = target.searchParams.get('host')
  const pairs = new Set<Pair>()
  let isSwallowing = false
  let opened = 0

  const server = createServer((near) => {
    opened += 1
    const far = folder
      ? connect(`${folder}/.s.PGSQL.${target.port}`)
      : connect(Number(target.port), target.hostname)
    const pair = { near, far }
    pairs.add(pair)
    join(near, far)
    join(far, near)
    if (isSwallowing) hold(pair)
  })

  function join(from: Socket, to: Socket): void {
    from.on('error', () => undefined)
    from.on('data', (bytes) => to.write(bytes))
    // While everything is swallowed, the other end hears of no goodbye either.
    from.on('close', () => {
      if (!isSwallowing) to.destroy()
    })
  }

  function hold({ near, far }: Pair): void {
    near.pause()
    far.pause()
  }

  async function listen(port: number): Promise<void> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }

  function cut(): void {
    for (const { near, far } of pairs) for (const end of [near, far]) end.destroy()
    pairs.clear()
  }

  await listen(0)
  const { port } = server.address() as AddressInfo
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    /** How many connections were opened through it. */
    opened: () => opened,
    /** Ends every connection at once. */
    cut,
    /** Takes what is sent and passes nothing on, on old connections and on new ones, which all stay open. */
    swallow() {
      isSwallowing = true
      for (const pair of pairs) hold(pair)
    },
    /** Passes on again, beginning with what was swallowed. */
    flow() {
      isSwallowing = false
      for (const { near, far } of pairs) {
        if (near.destroyed) far.destroy()
        else for (const end of [near, far]) end.resume()
      }
    },
    /** Ends every connection and takes no new one, until `back`. */
    async away() {
      cut()
      server.close()
      await once(server, 'close')
    },
    back: () => listen(port),
    async close() {
      cut()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}
