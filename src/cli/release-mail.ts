import { system } from '../platform/actor.ts'
import type { Command } from './command.ts'

export const releaseMail: Command = {
  name: 'mail release',
  takes: '',
  does: 'Lets go of the mail that was held back because it was far more than usual.',
  async run(program) {
    const { app } = await program.open()
    for (let total = 0; ; ) {
      const { released, more } = await app.mail.releaseHeld(system('cli'), {})
      total += released
      if (more) continue
      program.say(total === 0 ? 'No mail was held.' : `Released: ${total}. The worker sends them.`)
      return 0
    }
  },
}
