import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { readonly url: string; readonly adminUrl: string; drop(): Promise<void> }

/** A database of its own, migrated: a clone of the template. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const name = `world_${randomUUID().replaceAll('-', '')}`
  await onServer(template, `create database ${name} template template_world`)
  const url = at(template, name)
  const admin = new URL(inject('adminUrl'))
  // Only the superuser may end a vacuum that happens to be at work in it.
  const drop = () => onServer(admin, `drop database ${name} with (force)`)
  return { url, adminUrl: at(admin, name), drop }
}

function at(server: URL, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(server: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: at(server, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
