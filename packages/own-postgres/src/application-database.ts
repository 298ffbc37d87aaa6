import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { superuser } from './cluster.ts'
import type { Credentials } from './credentials.ts'
import { openSocketFolder } from './socket-folder.ts'

/** Where a server is reached: by its socket where it has one, else by its port on loopback. */
export type Address = {
  /** The name of the application's role, and of the database it owns. */
  readonly application: string
  readonly cluster: string
  readonly port: number
}

/** The application's own URL: an ordinary role, owner of the database. */
export function applicationUrl(address: Address, credentials: Credentials): string {
  const { application } = address
  return urlOf(address, { role: application, password: credentials.app, database: application })
}

/** The superuser's URL, for what an ordinary role may not do. */
export function adminUrl(address: Address, credentials: Credentials): string {
  return urlOf(address, { role: superuser, password: credentials.superuser, database: 'postgres' })
}

function urlOf(
  { cluster, port }: Address,
  login: { role: string; password: string; database: string },
): string {
  const socketFolder = openSocketFolder(cluster, port)
  const bySocket = socketFolder ? `?host=${encodeURIComponent(socketFolder)}` : ''
  return `postgres://${login.role}:${login.password}@127.0.0.1:${port}/${login.database}${bySocket}`
}

/**
 * Makes the application's role and database unless they exist. The role may create databases, for tests clone
 * theirs from a template; it is no superuser, so what an ordinary role is forbidden is forbidden to it.
 */
export async function provideApplicationDatabase(address: Address, credentials: Credentials): Promise<void> {
  const { application } = address
  const role = escapeIdentifier(application)
  const client = new Client({ connectionString: adminUrl(address, credentials), ssl: false })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [application],
    )
    if (!rows[0]?.role)
      await client.query(`CREATE ROLE ${role} LOGIN CREATEDB PASSWORD ${escapeLiteral(credentials.app)}`)
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${role} OWNER ${role}`)
  } finally {
    await client.end()
  }
}
