import { system } from '../platform/actor.ts'
import type { Command } from './command.ts'

export const releaseEmailsCommand: Command = {
  name: 'email release',
  takes: '',
  does: 'Lets go of the email that was held back because it was far more than usual.',
  async run(program) {
    const app = await program.open()
    for (let total = 0; ; ) {
      const { released, more } = await app.email.release(system('cli'), {})
      total += released
      if (more) continue
      program.say(total === 0 ? 'No email was held back.' : `Released: ${total}. The worker sends them.`)
      return 0
    }
  },
}
