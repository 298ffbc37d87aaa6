import type { Config } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { findOwnPostgres, startOwnPostgres } from '../platform/own-postgres.ts'
import { createRuntime, type Runtime } from '../runtime.ts'
import type { Program } from './command.ts'

type Say = { say(line: string): void; note(line: string): void }
type Opened = { readonly program: Program; close(): Promise<void> }

/** Finds or starts the database. `note` is told what the owner should know besides what a command says. */
export async function openProgram(config: Config, { say, note }: Say): Promise<Opened> {
  const found = config.DATABASE_URL ?? (await findOwnPostgres(config.CLIENTELE_DATA))
  const dataRoot = config.CLIENTELE_DATA
  const own = found ? null : await startOwnPostgres({ say: note, ...(dataRoot && { dataRoot }) })
  const url = found ?? own?.url ?? ''
  let runtime: Promise<Runtime> | null = null
  return {
    program: {
      config,
      url,
      say,
      async open() {
        runtime ??= openRuntime(config, url)
        return (await runtime).app
      },
    },
    async close() {
      await (await runtime?.catch(() => null))?.close()
      await own?.stop()
    },
  }
}

function openRuntime(config: Config, url: string): Promise<Runtime> {
  return createRuntime({
    databaseUrl: url,
    poolSize: 4,
    smtpUrl: config.SMTP_URL,
    secret: config.CLIENTELE_SECRET,
    shopUrl: config.CLIENTELE_URL?.replace(/\/$/, '') ?? `http://localhost:${config.PORT}`,
    ownUrl: `http://127.0.0.1:${config.PORT}`,
    log: createLog('warn'),
  })
}
