import { system } from '../platform/actor.ts'
import { CannotDo, type Command, WrongUsage } from './command.ts'

const cli = system('cli')
const units = { d: 'days', w: 'weeks', m: 'months' } as const

export const travel: Command = {
  name: 'travel',
  takes: '<n>d|w|m',
  does: 'Moves a demo shop’s time forward by days, weeks or months, and does what is due on the way.',
  async run(program, [distance = '']) {
    const match = /^([1-9]\d{0,2})([dwm])$/.exec(distance)
    if (!match) throw new WrongUsage('Say how far: travel 45d, travel 2w or travel 3m')
    const app = await program.open()
    const state = app.shop.state()
    if (!state?.isDemo) throw new CannotDo('Only a demo shop’s time can be moved.')
    const start = await app.shop.now(cli, {})
    const by = { [units[match[2] as keyof typeof units]]: Number(match[1]) }
    const from = Temporal.Instant.from(start).toZonedDateTimeISO(state.settings.timeZone)
    const milliseconds = from.add(by).epochMilliseconds - from.epochMilliseconds
    const end = await app.shop.travel(cli, { milliseconds })
    const counts = await app.customers.eventCounts(cli, { after: start, until: end })
    for (const line of wordsOf(counts.filter(({ type }) => type !== 'shop.clock_moved'))) program.say(line)
    const there = Temporal.Instant.from(end).toZonedDateTimeISO(state.settings.timeZone)
    program.say(`It is ${there.toPlainDate()} ${there.toPlainTime().toString().slice(0, 5)} in the shop now.`)
    return 0
  },
}

/** How often what happened, most often first: "12 × renewal invoiced". */
function wordsOf(counts: readonly { type: string; times: number }[]): string[] {
  if (counts.length === 0) return ['Nothing happened on the way.']
  const width = String(counts[0]?.times ?? '').length
  return counts.map(({ type, times }) => `${String(times).padStart(width)} × ${type.replace(/[._]/g, ' ')}`)
}
