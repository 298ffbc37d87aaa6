import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchDatabase } from '../shop/database.ts'
import { startShopServer } from '../shop/server-process.ts'
import type { Measures } from './measures.ts'

export type Started = {
  /** From the spawn until the server says that it can serve, each time, its own database included. */
  readonly milliseconds: readonly number[]
  readonly idleBytes: number | null
}

const restMs = 3_000

/** Starts the shop as `npm start` does once its pages are built, with the database that it runs by itself. */
export async function measureStart(
  database: BenchDatabase,
  given: { measures: Measures; port: number; secret: string },
): Promise<Started> {
  await database.stop()
  const milliseconds: number[] = []
  let idleBytes: number | null = null
  for (let start = 0; start < given.measures.starts; start += 1) {
    const { port, secret } = given
    const server = await startShopServer({
      port,
      secret,
      database: { dataRoot: database.dataRoot },
    })
    milliseconds.push(server.startMs)
    if (start === given.measures.starts - 1) {
      await sleep(restMs)
      idleBytes = await server.memory()
    }
    await server.stop()
  }
  await database.start()
  return { milliseconds, idleBytes }
}
