import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { Outage } from '../platform/outage.ts'
import { answerAway } from './answer-page.ts'
import type { DoorEnv } from './door.ts'
import type { HttpOptions } from './server.ts'

/**
 * Answers 503 when a request is not answered in time, whatever it waits for. What it was doing goes on by itself to its own end,
 * and whoever asks again finds what came of it.
 */
export async function answerInTime(
  c: Context<DoorEnv>,
  next: () => Promise<void>,
  options: HttpOptions,
): Promise<Response | undefined> {
  const deadline = deadlineOf(c.env.incoming, options.longestAnswerMs)
  try {
    const isLate = await Promise.race([next().then(() => false), deadline.passed])
    if (!isLate) return undefined
  } finally {
    deadline.cancel()
  }
  options.onOutage(new Outage('a request was not answered in time'), c.var.context)
  return answerAway(c, options)
}

/** Passes so long after the request came, or, where somebody sends slowly, after the last that came of it. */
function deadlineOf(incoming: IncomingMessage, milliseconds: number) {
  const { promise, resolve } = Promise.withResolvers<true>()
  let timer: NodeJS.Timeout
  function wait(): void {
    const { bytesRead } = incoming.socket
    timer = setTimeout(() => {
      if (incoming.complete || incoming.socket.bytesRead === bytesRead) resolve(true)
      else wait()
    }, milliseconds)
  }
  wait()
  return { passed: promise, cancel: () => clearTimeout(timer) }
}
