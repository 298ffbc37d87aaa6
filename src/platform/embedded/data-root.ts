import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isRoot } from './system-user.ts'

const checkout = resolve(import.meta.dirname, '../../..')

/** Where a machine may keep what root runs for others; the first that can be made safe is taken. */
const places = ['/var/lib/clientele', '/srv/clientele', '/var/tmp/clientele']

/**
 * Makes the folder that holds the database, its passwords and its log, and answers with its real path. Without
 * `wanted` it is `data/postgres` of the checkout; for root it is outside, named after the checkout, because the
 * account that runs PostgreSQL may not be able to enter the checkout.
 */
export async function openDataRoot(wanted: string | undefined): Promise<string> {
  const folder = await dataFolder(wanted)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (isRoot()) await letOthersPass(folder)
  return await realpath(folder)
}

/** Where that folder is, whether it exists or not. */
export async function dataFolder(wanted: string | undefined): Promise<string> {
  return wanted ?? (isRoot() ? await rootDataFolder() : join(checkout, 'data', 'postgres'))
}

/** PostgreSQL's account owns one folder inside: it must be able to go through this one, not to list it. */
async function letOthersPass(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  await chmod(folder, (mode & 0o7777) | 0o011)
}

async function rootDataFolder(): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(checkout))
    .digest('hex')
    .slice(0, 16)
  return join(await sharedPlace(), name)
}

/** A folder of root's that every account can enter. Throws where the machine has none. */
export async function sharedPlace(): Promise<string> {
  for (const place of places) if (await isSafePlace(place)) return place
  throw new Error(
    `None of ${places.join(', ')} can be used to keep the database. Make one of them a folder owned by root, ` +
      'start Clientele as an ordinary user, or set DATABASE_URL.',
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
