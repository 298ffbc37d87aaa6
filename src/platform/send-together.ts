/** A stream that can be told to keep what is written until it is told to send it. */
export type Corked = { readonly writableCorked: number; cork(): void; uncork(): void }

/** A connection of `pg`, with the socket below it. */
export type Streamed = { readonly connection: { readonly stream: NodeJS.WritableStream & Corked } }

/**
 * What is asked until `later` calls back is sent with one write, since each write to a socket counts: `process.nextTick` for what one
 * piece of code asks, `setImmediate` for what several requests do.
 */
export function sendTogether(stream: Corked, later: (send: () => void) => void): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  later(() => stream.uncork())
}
