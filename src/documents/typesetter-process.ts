import { createPress } from './press.ts'
import type { Answer, Order } from './typesetter.ts'

// The other side of typesetter.ts: a process that is given the files of the fonts, and sets what it is sent.
const press = createPress(process.argv.slice(2))

process.on('message', ({ id, sheet }: Order) => answer(set(id, sheet)))
// It lives as long as the process that started it, which hears the same signals and sees to its own end.
process.on('disconnect', () => process.exit())
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

function set(id: Order['id'], sheet: Order['sheet']): Answer {
  try {
    return { id, content: press(sheet) }
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function answer(said: Answer): void {
  process.send?.(said)
}
