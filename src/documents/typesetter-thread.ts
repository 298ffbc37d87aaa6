import { parentPort } from 'node:worker_threads'
import { invoicePdf } from './invoice-pdf.ts'
import type { Answer, Order } from './typesetter.ts'

// The other side of typesetter.ts.
parentPort?.on('message', (order: Order) => void set(order))

async function set({ id, invoice, options }: Order): Promise<void> {
  try {
    const content = Uint8Array.from(await invoicePdf(invoice, options))
    answer({ id, content }, [content.buffer])
  } catch (error) {
    answer({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }, [])
  }
}

function answer(said: Answer, moved: ArrayBuffer[]): void {
  parentPort?.postMessage(said, moved)
}
