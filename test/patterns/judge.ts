import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'

// Its other ways of working need Java or a program for one system.
process.env.RECHECK_SYNC_BACKEND = 'pure'

const file = join(import.meta.dirname, 'answers.json')
const patience = 60_000

type Asked = { readonly source: string; readonly flags: string }

/** What the work of a pattern grows with: at most the length of the text, more than it, or what could not be found out. */
export type Answer = 'linear' | 'more' | 'unknown'

export function judge({ source, flags }: Asked): Answer {
  const { status } = checkSync(source, flags, { timeout: patience })
  if (status === 'safe') return 'linear'
  return status === 'vulnerable' ? 'more' : 'unknown'
}

/**
 * Answers that were found before, by the digests of their patterns: some take half a minute. Only those of linear patterns are
 * kept, so whatever is new, changed or in doubt is judged.
 */
export function keptAnswers() {
  const known = new Set(JSON.parse(readFileSync(file, 'utf8')) as string[])
  return {
    judge: (asked: Asked): Answer => (known.has(digestOf(asked)) ? 'linear' : judge(asked)),
    /** Keeps those of these patterns, and forgets all others. */
    keep(linear: readonly Asked[]): void {
      const digests = [...new Set(linear.map(digestOf))].sort()
      writeFileSync(file, `${JSON.stringify(digests, null, 2)}\n`)
    },
  }
}

function digestOf({ source, flags }: Asked): string {
  return createHash('sha256').update(`recheck 4.5.0 /${source}/${flags}`).digest('hex').slice(0, 32)
}
