import { execFile } from 'node:child_process'
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isAlive } from './running-process.ts'
import { shutDown } from './shut-down.ts'

/** What a server says of itself in `postmaster.pid`: its process and port, and whether it accepts connections yet. */
export type PostmasterFile = { readonly pid: number; readonly port: number; readonly ready: boolean }

/** Reads `postmaster.pid`, which may be missing or half-written. Source of its lines: PostgreSQL's miscadmin.h. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(postmasterFile(cluster), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Stops the server that an earlier, killed run left on this folder, and answers with its process id if there was
 * one. The file alone proves nothing: its process may be dead, or the number may be somebody else's by now. A file
 * that names a stranger is removed, because PostgreSQL would take the stranger for a server of its own; one that
 * names a dead process is left to PostgreSQL, which looks for processes that have outlived it.
 */
export async function stopLeftover(cluster: string): Promise<number | undefined> {
  const found = await readPostmasterFile(cluster)
  if (!found || !isAlive(found.pid)) return undefined
  if (!(await isServerOf(found.pid, cluster))) {
    await rm(postmasterFile(cluster), { force: true })
    return undefined
  }
  await shutDown(found.pid, async () => !(await isServerOf(found.pid, cluster)))
  return found.pid
}

/**
 * Ends the processes that have outlived their server and still hold its memory: one that is busy does not notice
 * the server's death. Where there is no `/proc` they are waited for instead.
 */
export async function endStragglers(cluster: string): Promise<void> {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.map(Number).filter((pid) => pid > 0)
  await Promise.all(
    pids.map(async (pid) => {
      if (await isServerOf(pid, cluster)) await shutDown(pid, async () => !(await isServerOf(pid, cluster)))
    }),
  )
}

/** A server works inside its data folder. Of a dead process that nobody has reaped yet the folder cannot be read. */
export async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return (await commandLine(pid)).includes(` -D ${cluster} `)
  const [folder, command] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
  ])
  return folder === cluster && command.trim() === 'postgres'
}

/** Where there is no `/proc` (macOS), `ps` is part of the system. */
async function commandLine(pid: number): Promise<string> {
  const listed = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(
    () => undefined,
  )
  return listed?.stdout ?? ''
}

function postmasterFile(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}
