import { migrate } from '../platform/migrate.ts'
import type { Command } from './command.ts'

export const migrateDatabase: Command = {
  name: 'migrate',
  takes: '',
  does: 'Brings the database to the shape that this version needs; starting the server does so too.',
  async run(program) {
    const applied = await migrate(program.url)
    for (const name of applied) program.say(`Applied ${name}.`)
    if (applied.length === 0) program.say('The database is in its current shape.')
    return 0
  },
}
