import { mostDifferences, verifyStore } from '../verify/verify-store.ts'
import type { Command } from './command.ts'

export const verify: Command = {
  name: 'verify',
  takes: '',
  does: 'Derives every balance, state and chain from scratch and names each difference.',
  async run(desk) {
    const { database } = await desk.open()
    const differences = await verifyStore(database.reader)
    if (differences.length === 0) {
      desk.say('Everything holds: books, invoices, payments, purchases, numbers, histories and mails.')
      return 0
    }
    for (const { rule, says } of differences) desk.say(`${rule}: ${says}`)
    const more = differences.length === mostDifferences ? ', and perhaps more' : ''
    desk.say(`${differences.length} difference${differences.length === 1 ? '' : 's'}${more}.`)
    return 1
  },
}
