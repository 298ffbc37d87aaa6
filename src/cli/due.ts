import { CannotDo, type Command } from './command.ts'

export const due: Command = {
  name: 'due',
  takes: '',
  does: 'Does once what is due now: renewals, charges, expiries, outcomes to ask for.',
  async run(program) {
    const app = await program.open()
    if (!app.shop.state()) throw new CannotDo('The shop has not been set up yet.')
    const count = await app.due.doAll()
    program.say(count === 0 ? 'Nothing was due.' : `Done: ${count}.`)
    return 0
  },
}
