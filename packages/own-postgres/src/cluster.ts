import { spawn } from 'node:child_process'
import { chown, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Binaries, noPrograms } from './binaries.ts'
import type { SystemUser } from './system-user.ts'

export const superuser = 'postgres'

/** PostgreSQL's programs see none of our environment: `PGDATA` and its kind would steer them elsewhere. */
export const programEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

const stagingPrefix = 'initialising-'

type NewCluster = {
  readonly dataRoot: string
  /** Where the database's files will be: a folder just below `dataRoot` that does not exist yet. */
  readonly folder: string
  readonly binaries: Binaries
  readonly user: SystemUser | undefined
  readonly password: string
  readonly durable: boolean
}

/**
 * Initialises a database folder beside its final place and moves it there when it is whole, so that a crash half-way
 * leaves nothing that could be mistaken for a database. Throws what `initdb` said when it fails.
 */
export async function createCluster(cluster: NewCluster): Promise<void> {
  const { dataRoot, user } = cluster
  const staging = await mkdtemp(join(dataRoot, stagingPrefix))
  try {
    const passwordFile = join(staging, 'password')
    await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 })
    await mkdir(join(staging, 'files'), { mode: 0o700 })
    if (user) for (const path of [staging, passwordFile, join(staging, 'files')]) await giveTo(user, path)
    await runInitdb(cluster, join(staging, 'files'), passwordFile)
    await rename(join(staging, 'files'), cluster.folder)
    if (cluster.durable) await syncFolder(dataRoot)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Removes what a start that was killed while initialising has left; its `initdb` may still be writing for a moment. */
export async function removeUnfinishedClusters(dataRoot: string): Promise<void> {
  for (const name of await readdir(dataRoot)) {
    if (!name.startsWith(stagingPrefix)) continue
    await rm(join(dataRoot, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

async function runInitdb(cluster: NewCluster, folder: string, passwordFile: string): Promise<void> {
  const options = [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(cluster.durable ? [] : ['--no-sync']),
  ]
  const child = spawn(cluster.binaries.initdb, options, {
    cwd: '/',
    env: programEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cluster.user && { uid: cluster.user.uid, gid: cluster.user.gid }),
  })
  const ended = Promise.withResolvers<number | null>()
  child.once('error', (error) => ended.reject(explain(error)))
  child.once('close', (code) => ended.resolve(code))
  const [code, out, err] = await Promise.all([ended.promise, text(child.stdout), text(child.stderr)])
  if (code !== 0) throw new Error(`PostgreSQL could not initialise ${folder}:\n${out}${err}`.trimEnd())
}

/** A program that is there yet "not found" lacks its loader: a Linux with another C library, such as Alpine. */
function explain(error: NodeJS.ErrnoException): Error {
  return error.code === 'ENOENT' ? noPrograms(`${process.platform} with this C library`, process.arch) : error
}

async function giveTo(user: SystemUser, path: string): Promise<void> {
  await chown(path, user.uid, user.gid)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
