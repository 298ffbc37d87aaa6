import { endCharging } from '../collection/due-charge-store.ts'
import { creditUndelivered } from '../invoices/credit-undelivered.ts'
import type { FulfilmentHandler } from '../invoices/fulfilment.ts'
import type { Issued, Line } from '../invoices/invoice.ts'
import { isCustomersOwn } from '../invoices/invoice-states.ts'
import { refOf } from '../platform/history/fields.ts'
import { orNotFound } from '../platform/refused.ts'
import type { Work } from '../platform/use-case.ts'
import { instalmentTerms } from './instalment-terms.ts'
import {
  cancelledInstalment,
  type OpenInstalment,
  openInstalments,
  paidWith,
  type Schedule,
} from './schedule.ts'
import { lockSchedule, saveInstalments } from './schedule-store.ts'
import { releaseInstalments } from './withdraw-instalments.ts'

/**
 * Lines that are later instalments of a schedule. An invoice for one of them stands until it is paid; one that the customer began to
 * pay several at once is left again, and its instalments are invoiced each at its time. Staff who cancel a single instalment let it go.
 */
export const fulfilInstalments: FulfilmentHandler = {
  async lock(work, lines) {
    const schedules = new Set(lines.map((line) => instalmentTerms([line]).scheduleId))
    for (const id of [...schedules].sort()) await lockSchedule(work.trx, id)
  },
  async onPaid(work, invoice, lines) {
    const { schedule, instalments } = await instalmentsOn(work, invoice, lines)
    if (instalments.length > 0) await markPaid(work, schedule, { instalments, invoice })
    const positions = instalments.map(({ position }) => position)
    const isNeeded = (line: Line) =>
      instalmentTerms([line]).positions.every((each) => positions.includes(each))
    const undelivered = lines.filter((line) => !isNeeded(line))
    await creditUndelivered(work, invoice, undelivered)
    await endCharging(work.trx, invoice.id)
  },
  /** An invoice of an instalment never expires. */
  onRevived: async () => undefined,
  onExpired: async () => undefined,
  async onCancelled(work, invoice, lines) {
    const { schedule, instalments } = await instalmentsOn(work, invoice, lines)
    if (isCustomersOwn(invoice)) {
      await releaseInstalments(work, schedule, invoice)
    } else {
      await endCharging(work.trx, invoice.id)
      await letGo(work, schedule, instalments)
    }
  },
}

/** The open instalments that stand on this invoice. */
async function instalmentsOn(work: Work, invoice: Issued, lines: readonly Line[]) {
  const { scheduleId } = instalmentTerms(lines)
  const schedule = orNotFound(await lockSchedule(work.trx, scheduleId))
  return {
    schedule,
    instalments: openInstalments(schedule).filter(({ invoiceId }) => invoiceId === invoice.id),
  }
}

/** Open instalments of a schedule are paid with an invoice. */
async function markPaid(
  work: Work,
  schedule: Schedule,
  { instalments, invoice }: { instalments: readonly OpenInstalment[]; invoice: Issued },
): Promise<void> {
  const paid = instalments.map((instalment) => paidWith(instalment, invoice.id))
  await saveInstalments(work.trx, schedule.id, paid)
  work.record({
    type: 'instalment.paid',
    customerId: schedule.customerId,
    schedule: refOf(schedule),
    invoice: refOf(invoice),
    position: paid[0]?.position ?? 0,
    count: paid.length,
    of: schedule.instalments.length,
  })
  completeIfDone(work, schedule, paid.length)
}

async function letGo(work: Work, schedule: Schedule, instalments: readonly OpenInstalment[]): Promise<void> {
  await saveInstalments(work.trx, schedule.id, instalments.map(cancelledInstalment))
  const { customerId } = schedule
  const of = schedule.instalments.length
  for (const { position } of instalments) {
    work.record({ type: 'instalment.cancelled', customerId, schedule: refOf(schedule), position, of })
  }
  completeIfDone(work, schedule, instalments.length)
}

function completeIfDone(work: Work, schedule: Schedule, done: number): void {
  if (openInstalments(schedule).length > done) return
  const { customerId, instalments } = schedule
  work.record({
    type: 'schedule.completed',
    customerId,
    schedule: refOf(schedule),
    count: instalments.length,
  })
}
