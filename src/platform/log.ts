import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured lines on standard output, each with the part of the program that it is of. What could be a secret or a card is never written, whoever passes it. */
export function createLog(level: string, of: Readonly<Record<string, string>> | null = null): Log {
  return pino({
    level,
    base: of,
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'cookie',
        'authorization',
        'card',
        '*.password',
        '*.token',
        '*.secret',
        '*.card',
      ],
      censor: '[removed]',
    },
  })
}
