import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appUrl } from '../../src/platform/embedded/app-database.ts'
import { removeOldSockets, socketFolderOf } from '../../src/platform/embedded/socket-folder.ts'

const credentials = { app: 'secret', superuser: 'other' }
const byPort = 'postgres://clientele:secret@127.0.0.1:5433/clientele'

test('a database in a folder too deep for a socket has none', () => {
  expect(socketFolderOf('/srv/clientele/data/cluster')).toBe('/srv/clientele/data/cluster')
  expect(socketFolderOf(`/srv/${'ä'.repeat(40)}/cluster`)).toBeUndefined()
  expect(socketFolderOf('/srv/one,two/cluster')).toBeUndefined()
})

test('a server is reached by its socket where it has one, and by its port where it has not', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'sockets-'))
  try {
    expect(appUrl({ cluster, port: 5433 }, credentials)).toBe(byPort)
    await writeFile(join(cluster, '.s.PGSQL.5433'), '')
    expect(appUrl({ cluster, port: 5433 }, credentials)).toBe(`${byPort}?host=${encodeURIComponent(cluster)}`)
    expect(appUrl({ cluster, port: 5434 }, credentials)).toBe(byPort.replace('5433', '5434'))
    await writeFile(join(cluster, '.s.PGSQL.5433.lock'), '1\n')
    await removeOldSockets(cluster)
    expect(appUrl({ cluster, port: 5433 }, credentials)).toBe(byPort)
  } finally {
    await rm(cluster, { recursive: true })
  }
})
