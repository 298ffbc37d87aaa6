import { once } from 'node:events'
import { type IncomingMessage, request as send } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Body } from './mutate.ts'

export type Asked = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie: string
  readonly body: Body | null
}
export type Answered = { readonly status: number; readonly text: string; readonly cookies: readonly string[] }

/** Instead of a status, where the answer makes no sense to a browser. */
export const unreadable = 999

/** Sends requests as they are written, each as if from another network address, so that nobody is told to wait. */
export function createSender(url: string) {
  const { hostname, port } = new URL(url)
  let count = 0

  return {
    async send({ method, path, cookie, body }: Asked): Promise<Answered> {
      count += 1
      const headers = {
        origin: url,
        'x-forwarded-for': `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`,
        ...(cookie && { cookie }),
        ...(body?.type && { 'content-type': body.type }),
        ...(body && { 'content-length': String(Buffer.byteLength(body.bytes)) }),
      }
      // A connection each: one whose body was not listened to is closed, and could be so under the next request.
      const asking = send({ hostname, port, path, method, headers, agent: false })
      asking.end(body?.bytes)
      const answer = await once(asking, 'response').then(
        ([heard]) => heard as IncomingMessage,
        (error: Error) => error,
      )
      if (answer instanceof Error) return { status: unreadable, text: answer.message, cookies: [] }
      // Who is told no before they have said everything may find that nobody listens any more.
      asking.on('error', () => undefined)
      return {
        status: answer.statusCode ?? 0,
        text: await text(answer),
        cookies: answer.headers['set-cookie'] ?? [],
      }
    },
  }
}
