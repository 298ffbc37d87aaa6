import type { Line } from '../invoices/invoice.ts'
import { assert, present } from '../kernel/assert.ts'
import type { ScheduleId } from '../kernel/ids.ts'

/** What an invoice line for a later instalment of a schedule carries. */
export type InstalmentTerms = { readonly scheduleId: ScheduleId; readonly position: number }

export const instalmentLine = 'instalment'

/** Of which schedule these lines are, and which of its instalments. An invoice is about one schedule. */
export function instalmentTerms(lines: readonly Line[]): {
  scheduleId: ScheduleId
  positions: readonly number[]
} {
  const terms = lines.map((line) => {
    assert(line.fulfilment?.kind === instalmentLine, 'the line is an instalment of a schedule')
    return line.fulfilment.terms as InstalmentTerms
  })
  const { scheduleId } = present(terms[0], 'an instalment of a schedule')
  assert(
    terms.every((each) => each.scheduleId === scheduleId),
    'an invoice is about one schedule',
  )
  return { scheduleId, positions: terms.map(({ position }) => position) }
}
