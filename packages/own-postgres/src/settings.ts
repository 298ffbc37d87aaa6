import { totalmem } from 'node:os'

type Serving = {
  readonly port: number
  readonly durable: boolean
  /** The folder of its Unix socket; none, and it listens on loopback alone. */
  readonly socketFolder: string | undefined
}

/** The server's settings as command line arguments, which stand above whatever its configuration file says. */
export function serverArguments({ port, durable, socketFolder }: Serving): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder ?? '',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: `${sharedMegabytes(availableBytes())}MB`,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '%m [%p] ',
    ...(durable ? { fsync: 'on' } : throwaway),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Faster, and lost when the machine stops: for databases that nobody will miss. */
const throwaway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const leastMegabytes = 64
const mostMegabytes = 1_024

/**
 * How much of the data PostgreSQL keeps at hand, in megabytes: a sixteenth of the memory, of which most is left to the program beside it
 * and to the files that the system keeps. Memory is taken as it is needed.
 */
export function sharedMegabytes(memoryBytes: number): number {
  const share = Math.floor(memoryBytes / 16 / 2 ** 20)
  return Math.min(mostMegabytes, Math.max(leastMegabytes, share))
}

/** What a container may have is less than what its machine has. */
function availableBytes(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}
