import type { Line } from '../invoices/invoice.ts'
import { assert, present } from '../kernel/assert.ts'
import type { ScheduleId } from '../kernel/ids.ts'

/** What an invoice line for a later payment of a schedule carries. */
export type AgreedPayment = { readonly scheduleId: ScheduleId; readonly position: number }

export const schedulePayment = 'schedule.payment'

/** Of which schedule these lines are, and which of its payments. An invoice is about one schedule. */
export function agreedPayments(lines: readonly Line[]): {
  scheduleId: ScheduleId
  positions: readonly number[]
} {
  const agreed = lines.map((line) => {
    assert(line.fulfilment?.kind === schedulePayment, 'the line is a payment of a schedule')
    return line.fulfilment.agreed as AgreedPayment
  })
  const { scheduleId } = present(agreed[0], 'a payment of a schedule')
  assert(
    agreed.every((each) => each.scheduleId === scheduleId),
    'an invoice is about one schedule',
  )
  return { scheduleId, positions: agreed.map(({ position }) => position) }
}
