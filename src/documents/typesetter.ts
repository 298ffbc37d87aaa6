import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Issued } from '../invoices/invoice.ts'
import { type Fonts, readFonts } from './fonts.ts'
import { type InvoiceOptions, invoiceContent } from './invoice-content.ts'
import type { Sheet } from './press.ts'
import { sheetOf } from './sheet.ts'

export type Order = { readonly id: number; readonly sheet: Sheet }
export type Answer =
  | { readonly id: number; readonly content: Uint8Array }
  | { readonly id: number; readonly problem: string }

export type Typesetter = {
  /** Those that documents can show with the fonts that are installed. */
  readonly scripts: Fonts['scripts']
  /** An issued invoice as a PDF, with its state as it stands. The same invoice gives the same bytes. */
  invoicePdf(invoice: Issued, options: InvoiceOptions): Promise<Buffer>
  close(): Promise<void>
}

type Limits = {
  /** A document that takes longer has gone wrong, and its process with it. */
  readonly longestMs: number
  /** After so long without work the process is let go, with its memory. */
  readonly idleMs: number
  /** More orders than this are turned away instead of waiting. */
  readonly mostWaiting: number
}

const usual: Limits = { longestMs: 30_000, idleMs: 60_000, mostWaiting: 500 }

type Job = { readonly order: Order; resolve(content: Buffer): void; reject(error: Error): void }

/**
 * Sets documents in a process of their own. What sets them is not JavaScript, so nothing could stop it in a thread of this one,
 * and its memory would be this one's. One at a time, in their order; the process is started when there is something to set. If it
 * dies, only what it was setting fails, and the next document starts another.
 */
export function createTypesetter(limits: Partial<Limits> = {}, fonts: Fonts = readFonts()): Typesetter {
  const { longestMs, idleMs, mostWaiting } = { ...usual, ...limits }
  const waiting: Job[] = []
  let current: Job | null = null
  let child: ChildProcess | null = null
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
    child ??= startProcess(fonts.files, take, lose)
    const worker = child
    timer = setTimeout(() => lose(worker, new Error('A document took too long.')), longestMs)
    worker.send(current.order)
  }

  function take(answer: Answer): void {
    const job = current
    if (job?.order.id !== answer.id) return
    current = null
    if ('content' in answer) job.resolve(Buffer.from(answer.content))
    else job.reject(new Error(`A document could not be set: ${answer.problem}`))
    next()
  }

  function lose(worker: ChildProcess, error: Error): void {
    if (child !== worker) return
    child = null
    worker.kill('SIGKILL')
    current?.reject(error)
    current = null
    next()
  }

  async function close(): Promise<void> {
    const error = new Error('Nothing is set any more.')
    for (const { reject } of waiting.splice(0)) reject(error)
    const worker = child
    child = null
    current?.reject(error)
    current = null
    clearTimeout(timer)
    if (worker) await ended(worker)
  }

  return {
    scripts: fonts.scripts,
    close,
    async invoicePdf(invoice, options) {
      if (waiting.length >= mostWaiting) throw new Error('Too many documents wait to be set.')
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
      last += 1
      const sheet = sheetOf('invoice', invoiceContent(invoice, options), fonts)
      waiting.push({ order: { id: last, sheet }, resolve, reject })
      next()
      return promise
    },
  }
}

function startProcess(
  fontFiles: readonly string[],
  take: (answer: Answer) => void,
  lose: (child: ChildProcess, error: Error) => void,
): ChildProcess {
  const child = fork(new URL('./typesetter-process.ts', import.meta.url), fontFiles, {
    execArgv: [],
    serialization: 'advanced',
    // Of the environment it is given nothing, and of the fonts of this machine none.
    env: { FONTCONFIG_FILE: join(import.meta.dirname, 'templates/no-system-fonts.conf') },
  })
  // An idle process keeps this one from ending as little as it outlives it; while it works, the limit of time does.
  child.unref()
  child.channel?.unref()
  child.on('message', (answer) => take(answer as Answer))
  child.on('error', (error) => lose(child, error))
  child.on('exit', () => lose(child, new Error('The process that sets documents ended.')))
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.ref()
  child.kill('SIGKILL')
  await promise
}
