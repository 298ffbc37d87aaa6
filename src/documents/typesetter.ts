import { Worker } from 'node:worker_threads'
import type { Issued } from '../invoices/invoice.ts'
import type { InvoicePdfOptions } from './invoice-pdf.ts'

export type Order = { readonly id: number; readonly invoice: Issued; readonly options: InvoicePdfOptions }
export type Answer =
  | { readonly id: number; readonly content: Uint8Array }
  | { readonly id: number; readonly problem: string }

export type Typesetter = {
  /** An issued invoice as a PDF, with its state as it stands. The same invoice gives the same bytes. */
  invoicePdf(invoice: Issued, options: InvoicePdfOptions): Promise<Buffer>
  close(): Promise<void>
}

type Limits = {
  /** A document that takes longer has gone wrong, and its thread with it. */
  readonly longestMs: number
  /** After so long without work the thread is let go, with its memory. */
  readonly idleMs: number
}

type Waiting = { resolve(content: Buffer): void; reject(error: Error): void }

/**
 * Sets documents in a thread of their own, because each takes tens of milliseconds in which this one would answer nobody.
 * The thread is started when there is something to set. If it dies, what waits fails, and the next document starts another.
 */
export function createTypesetter(
  { longestMs, idleMs }: Limits = { longestMs: 30_000, idleMs: 60_000 },
): Typesetter {
  let thread: Worker | null = null
  let last = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  const waiting = new Map<number, Waiting>()

  function started(): Worker {
    const worker = new Worker(new URL('./typesetter-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    // An idle thread keeps no process alive; while it works, the limit of time does.
    worker.unref()
    worker.on('message', take)
    worker.on('error', (error) => end(worker, error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => end(worker, new Error('The thread that sets documents ended.')))
    return worker
  }

  function take(answer: Answer): void {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('content' in answer) asked?.resolve(Buffer.from(answer.content.buffer))
    else asked?.reject(new Error(`A document could not be set: ${answer.problem}`))
    if (waiting.size === 0) rest = setTimeout(() => void close(), idleMs).unref()
  }

  function end(worker: Worker, error: Error): void {
    if (thread !== worker) return
    thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    void worker.terminate()
  }

  async function close(): Promise<void> {
    clearTimeout(rest)
    if (thread) end(thread, new Error('Nothing is set any more.'))
  }

  return {
    close,
    async invoicePdf(invoice, options) {
      clearTimeout(rest)
      thread ??= started()
      const worker = thread
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
      last += 1
      waiting.set(last, { resolve, reject })
      const order: Order = { id: last, invoice, options }
      worker.postMessage(order)
      const tooLong = setTimeout(() => end(worker, new Error('A document took too long.')), longestMs)
      return promise.finally(() => clearTimeout(tooLong))
    },
  }
}
