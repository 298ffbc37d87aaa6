import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const prefix = '.s.PGSQL.'
/** What the strictest of the usual systems (macOS) takes as the path of a socket, in bytes, its closing zero counted. */
const longestPath = 104

/**
 * Where the server of `cluster` has its Unix socket: in the database's own folder, which nobody but its user and root may
 * enter. It spares each statement the way through TCP. Undefined where the path would be too long for a socket.
 */
export function socketFolderOf(cluster: string): string | undefined {
  const isShortEnough = Buffer.byteLength(join(cluster, `${prefix}65535`)) < longestPath
  // PostgreSQL reads a comma as the end of one folder and the start of another.
  return isShortEnough && !cluster.includes(',') ? cluster : undefined
}

/** The same where a server has made its socket on `port` and we can reach it: not every file system holds sockets. */
export function openSocketFolder(cluster: string, port: number): string | undefined {
  const folder = socketFolderOf(cluster)
  return folder && existsSync(join(folder, `${prefix}${port}`)) ? folder : undefined
}

/**
 * Removes the sockets of servers that were killed, and their locks: a lock names a process, and should that number be a
 * stranger's by now, PostgreSQL would not start. Only for a cluster whose server is known not to run.
 */
export async function removeOldSockets(cluster: string): Promise<void> {
  for (const name of await readdir(cluster)) {
    if (name.startsWith(prefix)) await rm(join(cluster, name), { force: true })
  }
}
