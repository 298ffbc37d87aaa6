import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer }

export type Connection = {
  /** Sends a whole request and waits for the whole answer. One at a time. */
  ask(request: string): Promise<Answer>
  close(): void
}

/**
 * A connection that is kept alive, on a bare socket: node's own client would take so much of the processor that it would
 * slow down the server that it measures. It reads what this server sends and is no general client.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  const received = receiver(socket)
  return {
    ask(request) {
      socket.write(request)
      return received()
    },
    close: () => socket.destroy(),
  }
}

/** Answers with a function that resolves with the next whole answer. */
function receiver(socket: Socket): () => Promise<Answer> {
  let bytes: Buffer = Buffer.alloc(0)
  let waiting: PromiseWithResolvers<Answer> | null = null
  socket.on('data', (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    const answer = wholeAnswer(bytes)
    if (!answer) return
    bytes = Buffer.alloc(0)
    waiting?.resolve(answer)
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection.')))
  return () => {
    waiting = Promise.withResolvers<Answer>()
    return waiting.promise
  }
}

const endOfHead = '\r\n\r\n'
const endOfChunks = Buffer.from('0\r\n\r\n')

function wholeAnswer(bytes: Buffer): Answer | null {
  const headEnds = bytes.indexOf(endOfHead)
  if (headEnds < 0) return null
  const head = bytes.toString('latin1', 0, headEnds)
  const body = bytes.subarray(headEnds + endOfHead.length)
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  const isWhole = length === undefined ? body.subarray(-5).equals(endOfChunks) : body.length >= Number(length)
  return isWhole ? { status: Number(head.slice(9, 12)), head, body } : null
}

/** A request as a browser sends it, with the session and what else `headers` say. */
export function get(path: string, port: number, headers: Record<string, string>): string {
  return `GET ${path} HTTP/1.1\r\n${headLines(port, headers)}\r\n`
}

export function post(
  path: string,
  port: number,
  headers: Record<string, string>,
  form: URLSearchParams,
): string {
  const body = form.toString()
  const all = {
    ...headers,
    origin: `http://127.0.0.1:${port}`,
    'content-length': String(body.length),
    'content-type': 'application/x-www-form-urlencoded',
  }
  return `POST ${path} HTTP/1.1\r\n${headLines(port, all)}\r\n${body}`
}

function headLines(port: number, headers: Record<string, string>): string {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers })
  return lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
}
