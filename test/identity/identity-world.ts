import { sql } from 'kysely'
import pg from 'pg'
import { present } from '../../src/kernel/assert.ts'
import type { CustomerId, UserId } from '../../src/kernel/ids.ts'
import { visitor } from '../../src/platform/actor.ts'
import type { Reader } from '../../src/platform/database.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'
import { doJobs } from '../world/jobs.ts'
import { openWorld } from '../world/world.ts'

export const password = 'correct horse battery'
export const browser = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'
export const address = '203.0.113.7'

/** Where everybody signs in from. */
export const from = { address, browser }

/** What a browser sends that was given these cookies. */
export const cookieOf = (cookies: readonly string[]) => cookies.map((each) => each.split(';')[0]).join('; ')

export type IdentityWorld = Awaited<ReturnType<typeof openIdentityWorld>>

/** A world whose people have signed up for real, with a password. */
export async function openIdentityWorld() {
  const world = await openWorld('2026-03-01')
  const { app, runtime } = world
  const { reader } = runtime.database
  let count = 0

  /** Somebody who has just signed up and opened an account; `cookies` are those of their browser. */
  async function newcomer(name: string) {
    count += 1
    const email = `${name.toLowerCase()}.${count}@example.com`
    const { userId, cookies } = await app.identity.signUp(visitor, { name, email, password, from })
    const details = { name, country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR' }
    const { id } = await app.customers.open({ kind: 'user', userId }, details)
    return { userId, email, customerId: id, cookies }
  }

  return {
    ...world,
    reader,
    newcomer,
    signUp: (asked: { name: string; email: string; password: string }) =>
      app.identity.signUp(visitor, { ...asked, from }),
    signIn: (asked: { email: string; password: string }) => app.identity.signIn(visitor, { ...asked, from }),
    whoSent: (cookies: readonly string[]) => app.identity.whoSent(cookieOf(cookies)),
    async asksForReset(email: string): Promise<void> {
      await app.identity.requestPasswordReset(visitor, { email })
      await doJobs(runtime, ['send-reset-link'])
    },
    resetPassword: (asked: { token: string; password: string }) => app.identity.resetPassword(visitor, asked),
    asksToConfirm: (userId: UserId) => app.identity.requestConfirmation({ kind: 'user', userId }, {}),
    confirmEmail: (token: string) => app.identity.confirmEmail(visitor, { token }),
    /** The token of the newest link that was mailed to this address. */
    async mailedToken(template: 'password.reset' | 'email.confirm', recipient: string): Promise<string> {
      const { content } = await reader
        .selectFrom('emails')
        .select('content')
        .where('template', '=', template)
        .where('recipient', '=', recipient)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const { secretUrl } = content as { secretUrl: string }
      return present(secretUrl.split('/').at(-1), 'a token at the end of the link')
    },
    emailsTo: (recipient: string) =>
      reader.selectFrom('emails').selectAll().where('recipient', '=', recipient).orderBy('id').execute(),
    /** What happened to somebody's login, oldest first. */
    async happened(customerId: CustomerId): Promise<ReadEvent[]> {
      const { events } = await app.customers.staffHistory(world.staff, { customerId })
      return events.filter(({ type }) => type.startsWith('user.')).reverse()
    },
    /** Every row of every table as one text, to look for what must stand nowhere. */
    async everything(): Promise<string> {
      const tables = await everyTable(reader)
      return tables.flatMap(({ rows }) => rows).join('\n')
    },
    /** How many rows there are of each table. */
    async rowCounts(): Promise<Record<string, number>> {
      const tables = await everyTable(reader)
      return Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length]))
    },
    /** As the superuser, with every trigger silent: what nobody but an intruder in the database could do. */
    async tamper(statement: string, values: unknown[] = []): Promise<void> {
      const intruder = new pg.Client({ connectionString: world.adminUrl })
      await intruder.connect()
      try {
        await intruder.query('set session_replication_role = replica')
        const { rowCount } = await intruder.query(statement, values)
        if (rowCount !== 1) throw new Error(`the intruder changed ${rowCount} rows`)
      } finally {
        await intruder.end()
      }
    },
  }
}

async function everyTable(reader: Reader): Promise<{ name: string; rows: string[] }[]> {
  const { rows: names } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(
    reader,
  )
  return Promise.all(
    names.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(
        reader,
      )
      return { name, rows: rows.map(({ row }) => row) }
    }),
  )
}
