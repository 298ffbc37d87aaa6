import { type Connection, get, openConnection } from './measure/connection.ts'
import { perform } from './measure/in-process.ts'
import { keepGoing, type Pace } from './measure/keep-going.ts'
import type { Measured } from './measure/measured.ts'

export type Asked = { readonly path: string; readonly cookie: string }

export type LoadTask = {
  readonly port: number
  /** Sent in turn. */
  readonly asked: readonly Asked[]
  /** Whether answers may be compressed, as browsers say they may. */
  readonly gzip: boolean
  readonly pace: Pace
}

/** Asks a running server for pages. */
async function load({ port, asked, gzip, pace }: LoadTask): Promise<Measured> {
  const accept: Record<string, string> = gzip ? { 'accept-encoding': 'gzip' } : {}
  const requests = asked.map(({ path, cookie }) => get(path, port, { cookie, ...accept }))
  const opened = Array.from({ length: pace.connections }, () => openConnection(port))
  const connections: Connection[] = await Promise.all(opened)
  let next = 0
  const result = await keepGoing(async (lane) => {
    const at = next++ % requests.length
    const answer = await connections[lane]?.ask(requests[at] ?? '')
    if (answer?.status !== 200) throw new Error(`${asked[at]?.path} was answered with ${answer?.status}`)
  }, pace)
  for (const connection of connections) connection.close()
  return result
}

await perform(load)
