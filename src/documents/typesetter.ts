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
  /** More orders than this are turned away instead of waiting. */
  readonly mostWaiting: number
}

const usual: Limits = { longestMs: 30_000, idleMs: 60_000, mostWaiting: 500 }

type Job = { readonly order: Order; resolve(content: Buffer): void; reject(error: Error): void }

/**
 * Sets documents in a thread of their own, because each takes tens of milliseconds in which this one would answer nobody.
 * One at a time, in their order; the thread is started when there is something to set. If it dies, only what it was
 * setting fails, and the next document starts another.
 */
export function createTypesetter(limits: Partial<Limits> = {}): Typesetter {
  const { longestMs, idleMs, mostWaiting } = { ...usual, ...limits }
  const waiting: Job[] = []
  let current: Job | null = null
  let thread: Worker | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0

  function next(): void {
    if (current) return
    clearTimeout(timer)
    current = waiting.shift() ?? null
    if (!current) {
      timer = setTimeout(() => void close(), idleMs).unref()
      return
    }
    thread ??= startThread(take, lose)
    const worker = thread
    timer = setTimeout(() => lose(worker, new Error('A document took too long.')), longestMs)
    worker.postMessage(current.order)
  }

  function take(answer: Answer): void {
    const job = current
    if (job?.order.id !== answer.id) return
    current = null
    if ('content' in answer) job.resolve(Buffer.from(answer.content.buffer))
    else job.reject(new Error(`A document could not be set: ${answer.problem}`))
    next()
  }

  function lose(worker: Worker, error: Error): void {
    if (thread !== worker) return
    thread = null
    void worker.terminate()
    current?.reject(error)
    current = null
    next()
  }

  async function close(): Promise<void> {
    const error = new Error('Nothing is set any more.')
    for (const { reject } of waiting.splice(0)) reject(error)
    const worker = thread
    thread = null
    current?.reject(error)
    current = null
    clearTimeout(timer)
    await worker?.terminate()
  }

  return {
    close,
    async invoicePdf(invoice, options) {
      if (waiting.length >= mostWaiting) throw new Error('Too many documents wait to be set.')
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
      last += 1
      waiting.push({ order: { id: last, invoice, options }, resolve, reject })
      next()
      return promise
    },
  }
}

function startThread(take: (answer: Answer) => void, lose: (thread: Worker, error: Error) => void): Worker {
  const thread = new Worker(new URL('./typesetter-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  // An idle thread keeps no process alive; while it works, the limit of time does.
  thread.unref()
  thread.on('message', take)
  thread.on('error', (error) => lose(thread, error instanceof Error ? error : new Error(String(error))))
  thread.on('exit', () => lose(thread, new Error('The thread that sets documents ended.')))
  return thread
}
