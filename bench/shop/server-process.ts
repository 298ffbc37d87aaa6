import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')
const longestStartMs = 60_000

export type ShopServer = {
  readonly port: number
  /** From the spawn until it said that it can serve. */
  readonly startMs: number
  /** Of web and worker, without the database, in bytes: what they share is counted once. Null where the system does not tell. */
  memory(): Promise<number | null>
  stop(): Promise<void>
}

type Settings = {
  readonly port: number
  readonly secret: string
  /** A database that runs already, or the folder of one that the server is to start by itself. */
  readonly database: { readonly url: string } | { readonly dataRoot: string }
}

/** Starts the shop as it is started in earnest, and waits until it can serve. */
export async function startShopServer({ port, secret, database }: Settings): Promise<ShopServer> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(port),
      CLIENTELE_ROLE: 'all',
      CLIENTELE_SECRET: secret,
      ...('url' in database ? { DATABASE_URL: database.url } : { CLIENTELE_DATA: database.dataRoot }),
    },
  })
  const killAtExit = () => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  await becomesReady(child, port)
  return {
    port,
    startMs: performance.now() - begun,
    memory: () => memoryOf(child.pid),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      process.off('exit', killAtExit)
    },
  }
}

async function becomesReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + longestStartMs
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    if (performance.now() > until) throw new Error('The server does not become ready.')
    await sleep(10)
  }
}

async function memoryOf(pid: number | undefined): Promise<number | null> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const own = await Promise.all([String(pid), ...children.split(' ').filter(Boolean)].map(memoryOfOne))
  return own[0] === null ? null : own.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)
}

/** Its share of what it has in memory, by the system's own reckoning; nothing for a database that it has started. */
async function memoryOfOne(pid: string): Promise<number | null> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (!command.includes('src/main.ts')) return null
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
