import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { makeCommonInvoice, makeInstalmentInvoice } from './make-instalment-invoice.ts'
import { decideWanted, type OpenInstalment, openInstalments } from './schedule.ts'
import { ownsSchedule } from './schedule-rules.ts'
import { findSchedule } from './schedule-store.ts'
import { type LockedSchedule, lockWithInvoices, withdrawInstalments } from './withdraw-instalments.ts'

/**
 * The invoice to pay one instalment with, or with null all that are left: the one that is there, or a new one in the place of what
 * these instalments stand on. What money has come for, or is on its way for, stays on its invoice; when that is all, it is
 * answered with.
 */
export const paySchedule = useCase({
  name: 'schedule.pay',
  input: z.object({ scheduleId: ScheduleId, position: z.number().int().min(1).max(120).nullable() }),
  output: z.object({ number: z.string() }),
  may: either(ownsSchedule, staffWith('invoices.create')),
  async run(work, { scheduleId, position }) {
    const { customerId } = orNotFound(await findSchedule(work.trx, scheduleId))
    const customer = orNotFound(await lockCustomer(work.trx, customerId))
    const locked = await lockWithInvoices(work, scheduleId)
    const wanted = orRefuse(decideWanted(locked.schedule, position, work.today))
    const open = openInvoiceFor(locked, wanted)
    if (open) return { number: open.number }
    const { free, stuck } = await divide(work, locked, wanted)
    if (free.length === 0) return { number: present(stuck[0], 'the invoice that it stands on').number }
    const schedule = await takeBack(work, locked, free)
    const positions = free.map((instalment) => instalment.position)
    const instalments = openInstalments(schedule).filter((instalment) =>
      positions.includes(instalment.position),
    )
    const [first, ...others] = instalments
    const { number } =
      first && others.length === 0
        ? await makeInstalmentInvoice(work, { customer, schedule }, first)
        : await makeCommonInvoice(work, { customer, schedule }, instalments)
    return { number }
  },
})

/** The invoice for exactly these instalments; a common one only while it is pending. */
function openInvoiceFor(
  { schedule, invoices }: LockedSchedule,
  wanted: readonly OpenInstalment[],
): Issued | undefined {
  return invoices.find((invoice) => {
    const { id } = invoice
    const on = openInstalments(schedule).filter(({ invoiceId }) => invoiceId === id)
    return isToBePaid(invoice) && on.length === wanted.length && wanted.every((each) => each.invoiceId === id)
  })
}

/** Which of these instalments another invoice may be made for, and the invoices that the others have to stay on. */
async function divide(
  work: Work,
  { invoices }: LockedSchedule,
  wanted: readonly OpenInstalment[],
): Promise<{ free: OpenInstalment[]; stuck: Issued[] }> {
  const stuck: Issued[] = []
  for (const invoice of invoices) {
    const isUnderWay = await work.ports.hasUnresolvedPayment(work.trx, invoice.id)
    if (invoice.receivedMinor > 0n || isUnderWay) stuck.push(invoice)
  }
  const isStuck = (instalment: OpenInstalment) => stuck.some(({ id }) => id === instalment.invoiceId)
  const on = wanted.filter(isStuck).map(({ invoiceId }) => invoiceId)
  return {
    free: wanted.filter((instalment) => !isStuck(instalment)),
    stuck: stuck.filter(({ id }) => on.includes(id)),
  }
}

async function takeBack(work: Work, { schedule, invoices }: LockedSchedule, free: readonly OpenInstalment[]) {
  let after = schedule
  for (const invoice of invoices) {
    const isInTheWay = free.some(({ invoiceId }) => invoiceId === invoice.id)
    if (isInTheWay) after = await withdrawInstalments(work, after, invoice)
  }
  return after
}
