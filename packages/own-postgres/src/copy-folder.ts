import { randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'

type Link = { readonly source: string; readonly target: string }
type Copying = {
  readonly from: string
  /** The new folder; it holds the copy under the name `as`, and the marker. */
  readonly to: string
  readonly as: string
  /** Links to make where the copy lacks them, relative to `to`. */
  readonly links: readonly Link[]
}

/** Copies a folder so that every user of the machine can read it; a copy that is already whole is left alone. */
export async function copyFolder(copying: Copying): Promise<void> {
  const marker = join(copying.to, 'complete')
  if (existsSync(marker)) return
  const staging = `${copying.to}.${randomUUID()}`
  try {
    await makeReadableFolder(staging)
    await copyTree(copying.from, join(staging, copying.as))
    for (const link of copying.links) await makeLink(staging, link)
    await writeFile(join(staging, 'complete'), '')
    await putInPlace(staging, copying.to, marker)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Another process may have put the same copy in place meanwhile: then that one stays, for it may be in use. */
async function putInPlace(staging: string, place: string, marker: string): Promise<void> {
  if (existsSync(place) && !existsSync(marker)) await rm(place, { recursive: true, force: true })
  try {
    await rename(staging, place)
  } catch (error) {
    if (!existsSync(marker)) throw error
  }
}

/** Modes are set, not kept: a checkout made under a strict umask is readable by its owner alone. */
async function copyTree(from: string, to: string): Promise<void> {
  await makeReadableFolder(to)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyTree(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else await copyReadable(source, target)
  }
}

async function copyReadable(from: string, to: string): Promise<void> {
  const { mode } = await lstat(from)
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, mode & 0o100 ? 0o755 : 0o644)
}

async function makeReadableFolder(folder: string): Promise<void> {
  await mkdir(folder)
  await chmod(folder, 0o755)
}

async function makeLink(root: string, { source, target }: Link): Promise<void> {
  const path = join(root, target)
  if (existsSync(path)) return
  await symlink(join(relative(dirname(target), dirname(source)), basename(source)), path)
}
