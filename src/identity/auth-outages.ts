import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { isOutage } from '../platform/outage.ts'

export type AuthOutages = ReturnType<typeof watchAuthOutages>

/**
 * better-auth answers with a refusal of its own, or even as if all had gone well, when the database fails it half-way: "could
 * not create the user", a link that was never sent, a session that is still there after signing out. So its statements are
 * watched here, and a call during which one met an outage ends as that outage.
 */
export function watchAuthOutages(pool: pg.Pool) {
  const calls = new AsyncLocalStorage<{ outage: unknown }>()

  function note(error: unknown): void {
    const call = calls.getStore()
    if (call && isOutage(error)) call.outage ??= error
  }

  /** Something that better-auth waits for: what it meets is noted. */
  async function noting<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      note(error)
      throw error
    }
  }

  const { Client, options } = pool as pg.Pool & { Client: typeof pg.Client }
  const connections = { Client, options, connect: () => noting(() => pool.connect()), end: () => pool.end() }
  return {
    /** For better-auth alone; its tables are not those of our types. */
    database: new Kysely<never>({
      dialect: new PostgresDialect({ pool: connections }),
      log(event) {
        if (event.level === 'error') note(event.error)
      },
    }),
    noting,
    /** A call of better-auth. */
    async ask<T>(call: () => Promise<T>): Promise<T> {
      const met = { outage: undefined as unknown }
      const [outcome] = await calls.run(met, () => Promise.allSettled([call()]))
      if (met.outage !== undefined) throw met.outage
      if (outcome.status === 'rejected') throw outcome.reason
      return outcome.value
    },
  }
}
