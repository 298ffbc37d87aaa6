import { Client, escapeLiteral } from 'pg'
import { superuser } from './cluster.ts'
import type { Credentials } from './credentials.ts'

/** The name of the application's role and of the database it owns. */
const app = 'clientele'

/** The application's own URL: an ordinary role, owner of the database. */
export function appUrl(port: number, credentials: Credentials): string {
  return `postgres://${app}:${credentials.app}@127.0.0.1:${port}/${app}`
}

/** The superuser's URL, for what an ordinary role may not do. */
export function adminUrl(port: number, credentials: Credentials): string {
  return `postgres://${superuser}:${credentials.superuser}@127.0.0.1:${port}/postgres`
}

/**
 * Makes the application's role and database unless they exist. The role may create databases, for tests clone
 * theirs from a template; it is no superuser, so what the books forbid is forbidden to it.
 */
export async function provideAppDatabase(port: number, credentials: Credentials): Promise<void> {
  const client = new Client({ connectionString: adminUrl(port, credentials), ssl: false })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [app],
    )
    if (!rows[0]?.role)
      await client.query(`CREATE ROLE ${app} LOGIN CREATEDB PASSWORD ${escapeLiteral(credentials.app)}`)
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${app} OWNER ${app}`)
  } finally {
    await client.end()
  }
}
