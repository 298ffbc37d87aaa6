import type { App } from '../app.ts'
import type { Config } from '../platform/config.ts'

/** What a command works with. `open` opens the shop around the database, once; it is closed when all is done. */
export type Program = {
  readonly config: Config
  readonly url: string
  open(): Promise<App>
  say(line: string): void
}

/** What goes wrong because of what was asked; said plainly, without a trace of the program. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo'
}

/** What was typed cannot be understood. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

export type Command = {
  /** The words that name it ("staff add"). */
  readonly name: string
  readonly takes: string
  readonly does: string
  /** Answers with the exit code: 0 when all is well. */
  run(program: Program, words: readonly string[]): Promise<0 | 1>
}
