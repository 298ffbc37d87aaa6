import { z } from 'zod'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import type { Issued } from '../invoices/invoice.ts'
import { isToBePaid } from '../invoices/invoice-states.ts'
import { present } from '../kernel/assert.ts'
import { list } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { either, staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { makeCommonInvoice, makeInstalmentInvoice } from './make-instalment-invoice.ts'
import { decideWanted, type OpenInstalment, openInstalments, type Schedule } from './schedule.ts'
import { ownsSchedule } from './schedule-rules.ts'
import { findSchedule } from './schedule-store.ts'
import { type LockedSchedule, lockWithInvoices, withdrawInstalments } from './withdraw-instalments.ts'

/**
 * The invoices to pay one instalment with, or with null all that are left. What is due, or is asked for by itself, has an invoice of its
 * own, and what is not due yet stands on one together: the one that is there, or a new one in the place of what these instalments stand
 * on. What money has come for, or is on its way for, stays on its invoice.
 */
export const paySchedule = useCase({
  name: 'schedule.pay',
  input: z.object({ scheduleId: ScheduleId, position: z.number().int().min(1).max(120).nullable() }),
  output: z.object({ numbers: list(z.string()) }),
  may: either(ownsSchedule, staffWith('invoices.create')),
  async run(work, { scheduleId, position }) {
    const { customerId } = orNotFound(await findSchedule(work.trx, scheduleId))
    const customer = orNotFound(await lockCustomer(work.trx, customerId))
    const locked = await lockWithInvoices(work, scheduleId)
    const groups = orRefuse(decideWanted(locked.schedule, position, work.today))
    const planned = await Promise.all(groups.map((wanted) => planFor(work, locked, wanted)))
    const schedule = await takeBack(
      work,
      locked,
      planned.flatMap(({ free }) => free),
    )
    const numbers = planned.flatMap(({ kept }) => kept)
    for (const { free } of planned) {
      if (free.length > 0) numbers.push(await makeInvoice(work, { customer, schedule }, free))
    }
    return { numbers: [...new Set(numbers)] }
  },
})

type Planned = {
  /** The numbers of the invoices that they stay on. */
  readonly kept: readonly string[]
  /** Those that get another invoice. */
  readonly free: readonly OpenInstalment[]
}

async function planFor(
  work: Work,
  locked: LockedSchedule,
  wanted: readonly OpenInstalment[],
): Promise<Planned> {
  const open = openInvoiceFor(locked, wanted)
  if (open) return { kept: [open.number], free: [] }
  const { free, stuck } = await divide(work, locked, wanted)
  return { kept: stuck.map(({ number }) => number), free }
}

async function makeInvoice(
  work: Work,
  whose: { readonly customer: Customer; readonly schedule: Schedule },
  free: readonly OpenInstalment[],
): Promise<string> {
  const positions = free.map(({ position }) => position)
  const [first, ...others] = openInstalments(whose.schedule).filter((one) => positions.includes(one.position))
  const instalment = present(first, 'an instalment to pay')
  const { number } =
    others.length === 0
      ? await makeInstalmentInvoice(work, whose, instalment)
      : await makeCommonInvoice(work, whose, [instalment, ...others])
  return number
}

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
