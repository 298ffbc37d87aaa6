import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured lines on standard output. What could be a secret or a card is never written, whoever passes it. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
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
