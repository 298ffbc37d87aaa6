import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applicationUrl } from '../src/application-database.ts'
import { removeOldSockets, socketFolderOf } from '../src/socket-folder.ts'

const credentials = { app: 'secret', superuser: 'other' }
const byPort = 'postgres://example:secret@127.0.0.1:5433/example'

test('a database in a folder too deep for a socket has none', () => {
  expect(socketFolderOf('/srv/example/data/cluster')).toBe('/srv/example/data/cluster')
  expect(socketFolderOf(`/srv/${'ä'.repeat(40)}/cluster`)).toBeUndefined()
  expect(socketFolderOf('/srv/one,two/cluster')).toBeUndefined()
})

test('a server is reached by its socket where it has one, and by its port where it has not', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'sockets-'))
  const urlAt = (port: number) => applicationUrl({ application: 'example', cluster, port }, credentials)
  try {
    expect(urlAt(5433)).toBe(byPort)
    await writeFile(join(cluster, '.s.PGSQL.5433'), '')
    expect(urlAt(5433)).toBe(`${byPort}?host=${encodeURIComponent(cluster)}`)
    expect(urlAt(5434)).toBe(byPort.replace('5433', '5434'))
    await writeFile(join(cluster, '.s.PGSQL.5433.lock'), '1\n')
    await removeOldSockets(cluster)
    expect(urlAt(5433)).toBe(byPort)
  } finally {
    await rm(cluster, { recursive: true })
  }
})
