import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { isServerOf } from '@clientele/own-postgres'

const root = join(import.meta.dirname, '../..')

export type ServerProcess = ReturnType<typeof startServer>

/** `node src/main.ts` as anybody would start it, with nothing in its environment but these settings. */
export function startServer(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
      child.emit('said')
    })
  }
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  /** Waits until it has said this; throws with all that it said when it ends without. */
  async function says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = what.exec(output)
      if (match) return match
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`the server ended (${child.exitCode ?? child.signalCode}) and said:\n${output}`)
      }
      await Promise.race([once(child, 'said'), ended])
    }
  }

  return {
    pid: child.pid ?? 0,
    says,
    output: () => output,
    /** Where it is open, once it is. */
    opens: async () => (await says(/open at (http:\/\/\S+)\n[\s\S]*\n\n/))[1] ?? '',
    ended: ended.then(([code, signal]) => code ?? signal),
    /** Sends a signal, and answers with the exit code, or the signal when that was the end. */
    async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
      child.kill(signal)
      const [code, by] = await ended
      return code ?? by
    },
  }
}

/** The worker that a server keeps beside it; null while there is none. */
export async function workerOf(pid: number): Promise<number | null> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  for (const child of children.split(' ').filter(Boolean)) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('src/main.ts')) return Number(child)
  }
  return null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Processes of PostgreSQL that work in this data folder. */
export async function postgresOf(dataRoot: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const ours = await Promise.all(pids.map((pid) => isServerOf(pid, join(dataRoot, 'cluster'))))
  return pids.filter((_, at) => ours[at])
}

/** A port that somebody else listens on, until `free` is called. */
export async function takePort(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    async free() {
      server.close()
      await once(server, 'close')
    },
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const { port, free } = await takePort()
  await free()
  return String(port)
}

/** Sends a form as a browser would; answers with status, where it leads, and the session's cookie. */
export async function post(url: string, path: string, form: Record<string, string>) {
  const answer = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams(form),
  })
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('clientele.session_token='))
  return {
    status: answer.status,
    leadsTo: answer.headers.get('location'),
    cookie: cookie?.split(';')[0] ?? null,
    text: await answer.text(),
  }
}
