import { availableParallelism, cpus, totalmem } from 'node:os'
import pg from 'pg'

/** What the figures were measured on, without anything that names the machine. */
export type Machine = {
  readonly processor: string
  readonly cores: number
  readonly memoryBytes: number
  readonly system: string
  readonly node: string
  readonly postgres: string
}

export async function describeMachine(url: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return {
      processor: cpus()[0]?.model.trim() || 'unknown',
      cores: availableParallelism(),
      memoryBytes: totalmem(),
      system: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      postgres: rows[0]?.server_version ?? 'unknown',
    }
  } finally {
    await client.end()
  }
}
