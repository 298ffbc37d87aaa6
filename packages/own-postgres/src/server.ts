import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { programEnvironment } from './cluster.ts'
import { endStragglers, readPostmasterFile, stopLeftover } from './leftover.ts'
import { sendSignal } from './running-process.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import { serverArguments } from './settings.ts'
import { shutDown } from './shut-down.ts'
import { removeOldSockets, socketFolderOf } from './socket-folder.ts'
import type { SystemUser } from './system-user.ts'

const readyWithinMs = 120_000
const retryForMs = 15_000

export type Launch = {
  readonly dataRoot: string
  readonly cluster: string
  readonly binaries: Binaries
  readonly user: SystemUser | undefined
  readonly durable: boolean
  readonly preferredPort: number
  /** Told of a server left by an earlier run, and of a port other than the preferred one. */
  readonly tell: (line: string) => void
}

/** A server that accepts connections. `stop` ends it in order and may be called again. */
export type Server = {
  readonly pid: number
  readonly port: number
  /** Settles when the server has ended, be it asked to or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** Somebody else listens on the port: then the next one may be free. */
const portTaken = /could not bind/
const mostPorts = 100

/** A trouble of a moment: processes of a server that was killed have not all noticed yet. */
const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/

/** The folder's file system may hold no sockets, as those shared into a container often do not: then the port has to do. */
const socketTrouble = /could not (create|bind) (any )?Unix|could not create lock file "[^"]*\.s\.PGSQL/

/** Starts PostgreSQL on `cluster` and waits until it is ready. Throws with the server's own messages. */
export async function startServer(launch: Launch): Promise<Server> {
  const until = performance.now() + retryForMs
  let socketFolder = socketFolderOf(launch.cluster)
  let port = launch.preferredPort
  for (;;) {
    const leftover = await stopLeftover(launch.cluster)
    if (leftover) launch.tell(`Stopped the PostgreSQL of an earlier run (process ${leftover}).`)
    await removeOldSockets(launch.cluster)
    const outcome = await tryStart(launch, { port, socketFolder })
    if ('server' in outcome) {
      if (port !== launch.preferredPort) {
        launch.tell(`Port ${launch.preferredPort} is taken; PostgreSQL listens on ${port} instead.`)
      }
      return outcome.server
    }
    if (socketFolder && socketTrouble.test(outcome.trouble)) {
      socketFolder = undefined
      continue
    }
    if (portTaken.test(outcome.trouble) && port < launch.preferredPort + mostPorts) {
      port += 1
      continue
    }
    if (!passing.test(outcome.trouble) || performance.now() > until) {
      throw new Error(`PostgreSQL did not start:\n${outcome.trouble}`.trimEnd())
    }
    await endStragglers(launch.cluster)
    await sleep(100)
  }
}

type At = { readonly port: number; readonly socketFolder: string | undefined }

async function tryStart(launch: Launch, at: At): Promise<{ server: Server } | { trouble: string }> {
  const log = await openServerLog(launch.dataRoot)
  try {
    const child = spawnServer(launch, at, log)
    await once(child, 'spawn')
    const server = serverOf(child, at.port)
    if (await becomesReady(child, launch.cluster)) return { server }
    await server.stop()
    return { trouble: await log.readNew() }
  } finally {
    await log.close()
  }
}

/** In a session of its own, so that Ctrl-C in the terminal reaches us alone and we stop things in order. */
function spawnServer(launch: Launch, at: At, log: ServerLog): ChildProcess {
  const { binaries, cluster, user, durable } = launch
  const settings = serverArguments({ ...at, durable })
  return spawn(binaries.postgres, ['-D', cluster, ...settings], {
    cwd: '/',
    env: programEnvironment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...(user && { uid: user.uid, gid: user.gid }),
  })
}

/** Only the server's own word counts: somebody else's PostgreSQL could answer on the port. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const until = performance.now() + readyWithinMs
  while (!hasEnded(child) && performance.now() < until) {
    const said = await readPostmasterFile(cluster)
    if (said?.pid === child.pid && said?.ready) return true
    await sleep(5)
  }
  return false
}

/** The server does not keep our process alive, and is told to stop should our process end without stopping it. */
function serverOf(child: ChildProcess, port: number): Server {
  const { pid } = child
  if (pid === undefined) throw new Error('PostgreSQL has started without a process id.')
  const stopAtExit = () => sendSignal(pid, 'SIGINT')
  process.once('exit', stopAtExit)
  const ended = once(child, 'exit').then(() => void process.off('exit', stopAtExit))
  child.unref()
  return { pid, port, ended, stop: () => shutDown(pid, async () => hasEnded(child)) }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
