import { Client, escapeLiteral } from 'pg'
import { superuser } from './cluster.ts'
import type { Credentials } from './credentials.ts'
import { openSocketFolder } from './socket-folder.ts'

/** The name of the application's role and of the database it owns. */
const app = 'clientele'

/** Where a server is reached: by its socket where it has one, else by its port on loopback. */
export type Address = { readonly cluster: string; readonly port: number }

/** The application's own URL: an ordinary role, owner of the database. */
export function appUrl(address: Address, credentials: Credentials): string {
  return urlOf(address, { role: app, password: credentials.app, database: app })
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
 * theirs from a template; it is no superuser, so what the books forbid is forbidden to it.
 */
export async function provideAppDatabase(address: Address, credentials: Credentials): Promise<void> {
  const client = new Client({ connectionString: adminUrl(address, credentials), ssl: false })
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
