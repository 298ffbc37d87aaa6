import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

const largestBytes = 10 * 1024 * 1024

/** The file that PostgreSQL writes its messages to, as one start of it sees it. */
export type ServerLog = {
  readonly fd: number
  /** The messages since it was opened. */
  readNew(): Promise<string>
  close(): Promise<void>
}

/** Opens `postgres.log` to append to. One that has grown over 10 MB is kept once, as `postgres.log.1`. */
export async function openServerLog(dataRoot: string): Promise<ServerLog> {
  const file = join(dataRoot, 'postgres.log')
  if ((await sizeOf(file)) > largestBytes) await rename(file, `${file}.1`)
  const start = await sizeOf(file)
  const handle = await open(file, 'a+', 0o600)
  return {
    fd: handle.fd,
    async readNew() {
      const length = Math.min(Math.max((await handle.stat()).size - start, 0), 64 * 1024)
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start)
      return buffer.toString('utf8', 0, bytesRead)
    },
    close: () => handle.close(),
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  return found?.size ?? 0
}
