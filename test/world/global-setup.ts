import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { buildPages } from '../../scripts/build-pages.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startTestPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The application's role, at the database that others are cloned from. */
    templateUrl: string
    /** The superuser. */
    adminUrl: string
  }
}

/** One PostgreSQL for all tests, with a migrated database that each world is a clone of, and the built pages. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildPages()
  const postgres = await startTestPostgres()
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query('create database template_world')
  await client.end()
  const template = new URL(postgres.url)
  template.pathname = '/template_world'
  await migrate(template.href)
  project.provide('templateUrl', template.href)
  project.provide('adminUrl', postgres.adminUrl)
  return () => postgres.stop()
}
