import pg from 'pg'
import { Outage } from './outage.ts'

/** How long the database may take, in milliseconds. */
export type DatabaseLimits = {
  /** To open a connection, and to wait for one of the pool. */
  readonly connectMs: number
  /** For one statement, as the database itself counts. */
  readonly statementMs: number
  /** Until something is heard of a statement: longer than what the database allows itself. */
  readonly answerMs: number
}

/** For what hangs, not for what is slow. A request meets each at most once before it is answered. */
export const usualLimits: DatabaseLimits = { connectMs: 8_000, statementMs: 15_000, answerMs: 17_000 }

/** So that a connection whose other end has vanished is noticed also while nobody uses it, within some twenty seconds. */
export const keepsAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 }

/** How long a goodbye may take, to a database that may not hear it. */
const longestGoodbyeMs = 3_000

/** The socket of a connection; once it is encrypted, another than before. */
type Wire = { readonly stream: { destroy(error?: Error): void } } & NodeJS.EventEmitter

/**
 * A client that gives up its connection when the database leaves a statement without an answer: packets may vanish for ever while
 * the connection looks open. All that waits on it fails with an {@link Outage}, and no pool hands it out again.
 */
export function limitedClient(answerMs: number): typeof pg.Client {
  return class LimitedClient extends pg.Client {
    #silence: NodeJS.Timeout | undefined

    constructor(config?: string | pg.ClientConfig) {
      super(config)
      this.#wire.on('readyForQuery', () => this.#silence?.refresh())
      const heardAll = () => this.#stopListening()
      this.on('drain', heardAll).on('end', heardAll).on('error', heardAll)
    }

    // The overloads of `query` cannot be restated here; what is passed on is what was passed in.
    override query = ((...asked: unknown[]) => {
      this.#silence ??= setTimeout(() => this.#giveUp(), answerMs)
      return (super.query as (...asked: unknown[]) => unknown).apply(this, asked)
    }) as pg.Client['query']

    override end = ((ended?: (error: Error) => void) => {
      const giveUp = setTimeout(() => this.#wire.stream.destroy(), longestGoodbyeMs).unref()
      this.#wire.once('end', () => clearTimeout(giveUp))
      return (super.end as (ended?: (error: Error) => void) => unknown).call(this, ended)
    }) as pg.Client['end']

    #giveUp(): void {
      this.#stopListening()
      this.#wire.stream.destroy(new Outage('the database did not answer in time'))
    }

    #stopListening(): void {
      clearTimeout(this.#silence)
      this.#silence = undefined
    }

    get #wire(): Wire {
      return (this as unknown as { connection: Wire }).connection
    }
  }
}
