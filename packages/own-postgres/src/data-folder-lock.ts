import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './running-process.ts'

/** Another process has this data folder open; `pid` is its process id where it could be learnt. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly folder: string
  readonly pid: number | undefined

  constructor(folder: string, pid: number | undefined) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`
    super(`The data folder ${folder} is in use by ${holder}. Stop that one first.`)
    this.folder = folder
    this.pid = pid
  }
}

export type DataFolderLock = { release(): Promise<void> }

/**
 * Takes the data folder for this process, or throws {@link DataFolderInUse} at once. The lock is the operating
 * system's own, which Node offers only through SQLite: an exclusive transaction on a file. It ends with the process
 * however that dies, so there is nothing stale to take over, and it holds across containers that share the folder.
 * The file must not be opened by other means in this process: closing it would drop the lock.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const holderFile = join(folder, 'lock.pid')
  const lockFile = join(folder, 'lock')
  const lock = tryLock(lockFile)
  if (!lock) throw new DataFolderInUse(folder, await readHolder(holderFile))
  // Who may read the file may hold a lock on it as well, and so keep us out.
  await chmod(lockFile, 0o600)
  await writeFile(holderFile, `${process.pid}\n`)
  return {
    async release() {
      await rm(holderFile, { force: true })
      lock.close()
    },
  }
}

function tryLock(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

/** The holder writes its id just after it has locked, so for a moment there may be none, or a dead one's. */
async function readHolder(file: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const pid = Number(await readFile(file, 'utf8').catch(() => ''))
    if (pid > 0 && isAlive(pid)) return pid
    await sleep(20)
  }
  return undefined
}
