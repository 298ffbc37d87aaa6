import { addStaff } from './add-staff.ts'
import type { Command } from './command.ts'
import { due } from './due.ts'
import { migrateDatabase } from './migrate-database.ts'
import { releaseEmailsCommand } from './release-emails.ts'
import { travel } from './travel.ts'
import { verify } from './verify.ts'

export const commands: readonly Command[] = [
  verify,
  due,
  travel,
  releaseEmailsCommand,
  addStaff,
  migrateDatabase,
]

/** The command that these words begin with, and the words after it. */
export function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } | null {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, at) => words[at] === word)) return { command, rest: words.slice(name.length) }
  }
  return null
}

export function help(): string {
  const names = commands.map(({ name, takes }) => `${name} ${takes}`.trim())
  const width = Math.max(...names.map((name) => name.length), 'help'.length)
  const lines = commands.map(({ does }, at) => `  ${(names[at] ?? '').padEnd(width)}   ${does}`)
  return [
    'Usage: npm run cli -- <command>',
    '',
    ...lines,
    `  ${'help'.padEnd(width)}   Prints this.`,
    '',
    'Works on the database of DATABASE_URL, or else on this checkout’s own, whether its server runs or not.',
    'Exit codes: 0 all is well; 1 it could not be done, or verify found differences; 2 the command was not understood.',
  ].join('\n')
}
