import { system } from '../platform/actor.ts'
import type { Command } from './command.ts'

export const verify: Command = {
  name: 'verify',
  takes: '',
  does: 'Derives every balance, state and chain from scratch and names each difference.',
  async run(program) {
    const app = await program.open()
    const { differences, isAll } = await app.shop.verify(system('cli'), {})
    if (differences.length === 0) {
      program.say('Everything holds: books, invoices, payments, purchases, numbers, histories and emails.')
      return 0
    }
    for (const { rule, says } of differences) program.say(`${rule}: ${says}`)
    const more = isAll ? '' : ', and perhaps more'
    program.say(`${differences.length} difference${differences.length === 1 ? '' : 's'}${more}.`)
    return 1
  },
}
