import type pg from 'pg'
import { keepsAlive, limitedClient, usualLimits } from './limited-client.ts'

export type Follow = {
  readonly url: string
  /** The channel of PostgreSQL's notifications. */
  readonly channel: string
  /** Called at each notification, and whenever one may have been missed: after connecting anew, and from time to time. */
  readonly look: () => void
  /** Milliseconds between two looks without a notification. */
  readonly lookEveryMs: number
}

const { connectMs, answerMs } = usualLimits
const firstPauseMs = 200
const longestPauseMs = 10_000

/**
 * Follows a channel until it is stopped. A connection that is lost is opened anew, later and later; one that is dead without
 * having said so is found out by asking it something at each look.
 */
export async function followChannel(follow: Follow): Promise<{ stop(): Promise<void> }> {
  const { channel, look } = follow
  let client = await listening(follow)
  let isStopped = false
  let pauseMs = firstPauseMs
  let timer: NodeJS.Timeout | undefined

  function watch(): void {
    client.on('notification', look)
    client.on('end', connectAnew)
  }

  function connectAnew(): void {
    if (isStopped) return
    timer = setTimeout(() => void attempt(), pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  async function attempt(): Promise<void> {
    const next = await listening(follow).catch(() => null)
    if (!next) return connectAnew()
    client = next
    if (isStopped) return void client.end()
    pauseMs = firstPauseMs
    watch()
    look()
  }

  const looking = setInterval(() => {
    look()
    client.query(`listen ${channel}`).catch(() => undefined)
  }, follow.lookEveryMs)
  watch()
  return {
    async stop() {
      isStopped = true
      clearInterval(looking)
      clearTimeout(timer)
      await client.end()
    },
  }
}

async function listening({ url, channel }: Follow): Promise<pg.Client> {
  const Client = limitedClient(answerMs)
  const client = new Client({ ...keepsAlive, connectionString: url, connectionTimeoutMillis: connectMs })
  try {
    await client.connect()
    await client.query(`listen ${channel}`)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}
