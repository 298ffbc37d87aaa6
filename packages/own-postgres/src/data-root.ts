import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Application } from './application.ts'
import { CannotRunHere } from './cannot-run-here.ts'
import { isRoot } from './system-user.ts'

/** Where a machine may keep what root runs for others; the first that can be made safe is taken. */
const places = ['/var/lib', '/srv', '/var/tmp']

/**
 * Makes the folder that holds the database, its passwords and its log, and answers with its real path. Without
 * `wanted` it is `data/postgres` of the checkout; for root it is outside, named after the checkout, because the
 * account that runs PostgreSQL may not be able to enter the checkout.
 */
export async function openDataRoot(application: Application, wanted: string | undefined): Promise<string> {
  const folder = await dataFolder(application, wanted)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (isRoot()) await letOthersPass(folder)
  return await realpath(folder)
}

/** Where that folder is, whether it exists or not. */
export async function dataFolder(application: Application, wanted: string | undefined): Promise<string> {
  if (wanted) return wanted
  return isRoot() ? await rootDataFolder(application) : join(application.home, 'data', 'postgres')
}

/** PostgreSQL's account owns one folder inside: it must be able to go through this one, not to list it. */
async function letOthersPass(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  await chmod(folder, (mode & 0o7777) | 0o011)
}

async function rootDataFolder({ name, home }: Application): Promise<string> {
  const digest = createHash('sha256')
    .update(await realpath(home))
    .digest('hex')
  return join(await sharedPlace(name), digest.slice(0, 16))
}

/** A folder of root's that every account can enter. Throws where the machine has none. */
export async function sharedPlace(application: string): Promise<string> {
  const folders = places.map((place) => join(place, application))
  for (const folder of folders) if (await isSafePlace(folder)) return folder
  throw new CannotRunHere(
    `None of ${folders.join(', ')} can be used to keep the database: ` +
      'make one of them a folder owned by root, or start as an ordinary user.',
  )
}

/** In `/var/tmp` anybody could have made the folder before us, so its owner and mode are checked, not assumed. */
async function isSafePlace(place: string): Promise<boolean> {
  try {
    await mkdir(place, { recursive: true })
    const found = await lstat(place)
    if (!found.isDirectory() || found.uid !== 0) return false
    await chmod(place, 0o755)
    return true
  } catch {
    return false
  }
}
