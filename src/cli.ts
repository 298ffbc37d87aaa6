import { CannotDo, WrongUsage } from './cli/command.ts'
import { findCommand, help } from './cli/commands.ts'
import { openProgram } from './cli/open-program.ts'
import { readConfig } from './platform/config.ts'
import { Refused } from './platform/refused.ts'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function main(words: readonly string[]): Promise<0 | 1 | 2> {
  if (['help', '--help', '-h'].includes(words[0] ?? '')) {
    say(help())
    return 0
  }
  const asked = findCommand(words)
  if (!asked) {
    note(words.length === 0 ? help() : `There is no command “${words.join(' ')}”.\n\n${help()}`)
    return 2
  }
  const { program, close } = await openProgram(readConfig(process.env), { say, note })
  try {
    return await asked.command.run(program, asked.rest)
  } finally {
    await close()
  }
}

/** What the owner is told; a bug keeps its trace. */
function describe(error: unknown): string {
  if (error instanceof CannotDo || error instanceof WrongUsage) return error.message
  if (error instanceof Refused) return `Refused: ${error.code}.`
  if ((error as { code?: string }).code === '42P01') {
    return 'The database has not the shape that this version needs: run migrate first.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  note(describe(error))
  process.exitCode = error instanceof WrongUsage ? 2 : 1
}
