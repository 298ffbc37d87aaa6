import { resolve } from 'node:path'
import {
  CannotRunHere,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  startEmbeddedPostgres,
} from '@clientele/own-postgres'

const application = { name: 'clientele', home: resolve(import.meta.dirname, '../..') }

/** Starts the PostgreSQL that came with the dependencies, with our database; what it throws says what else can be done. */
export async function startOwnPostgres(
  options: Omit<EmbeddedPostgresOptions, 'application'> = {},
): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ application, ...options })
  } catch (error) {
    throw withWayOut(error)
  }
}

/** The URL of our own database that runs now, started by another process; null when none does. */
export function findOwnPostgres(dataRoot?: string): Promise<string | null> {
  return findRunningPostgres(application, dataRoot)
}

/** Where the machine cannot run PostgreSQL, a database that is installed somewhere can serve. */
export function withWayOut(error: unknown): unknown {
  if (!(error instanceof CannotRunHere)) return error
  const advice =
    'Set DATABASE_URL to a PostgreSQL 15 or newer, ' +
    'for example DATABASE_URL=postgres://user:password@localhost:5432/clientele.'
  return new Error(`${error.message} ${advice}`, { cause: error })
}
