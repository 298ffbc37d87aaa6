import type { Log } from './log.ts'
import { isOutage } from './outage.ts'

/**
 * What becomes of errors that nobody has caught. Each is logged as a fault.
 *
 * A rejection that nobody waits for does not end the process. What had failed has ended by itself, all that must be whole is in
 * transactions of the database, and the requests of everybody else are not to be broken off for it. An exception that was thrown
 * past every caller may have left this process's own memory half-changed: it stops, with an exit code by which a supervisor starts
 * it anew. Between them stand connections that libraries opened and that are lost while nobody listens: an outage, and no reason
 * to stop.
 */
export function catchTheRest(log: Log, stop: () => void): void {
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'a fault that nobody waited for'))
  process.on('uncaughtException', (error) => {
    if (isOutage(error)) return log.error({ err: error }, 'a connection was lost that nobody listened to')
    log.fatal({ err: error }, 'a fault that nobody caught: stopping')
    stop()
  })
}
