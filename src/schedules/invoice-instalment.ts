import { z } from 'zod'
import { announceInvoice } from '../collection/announce-invoice.ts'
import { payWithCredit } from '../credit/apply-credit.ts'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { isPaid } from '../invoices/invoice-states.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { type Money, money, smaller, subtract } from '../kernel/money.ts'
import { methodToCharge } from '../methods/method-store.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { makeInstalmentInvoice } from './make-instalment-invoice.ts'
import { instalmentInvoiceDay, type OpenInstalment, openInstalments, type Schedule } from './schedule.ts'
import { findSchedule } from './schedule-store.ts'
import { lockWithInvoices, withdrawInstalments } from './withdraw-instalments.ts'

export const WhichInstalment = z.object({
  scheduleId: ScheduleId,
  position: z.number().int().min(1).max(120),
})

/**
 * Makes the invoice of an instalment whose time has come. Done before, by whichever worker, or paid meanwhile, it does nothing. An
 * expired invoice on which it stands with others is taken back first; while an instalment of that one is under way, it waits.
 */
export const invoiceInstalment = useCase({
  name: 'instalment.invoice',
  input: WhichInstalment,
  output: NoOutput,
  may: systemOnly,
  async run(work, { scheduleId, position }) {
    const { customerId } = orNotFound(await findSchedule(work.trx, scheduleId))
    const customer = orNotFound(await lockCustomer(work.trx, customerId))
    const { schedule, invoices } = await lockWithInvoices(work, scheduleId)
    const instalment = openInstalments(schedule).find((each) => each.position === position)
    if (!instalment?.awaitsInvoice) return
    if (instalmentInvoiceDay(schedule, instalment, work.shop.renewalInvoiceDays) > work.today) return
    const common = invoices.find(({ id }) => id === instalment.invoiceId)
    if (!common) return announce(work, await makeInstalmentInvoice(work, { customer, schedule }, instalment))
    if (await work.ports.hasUnresolvedPayment(work.trx, common.id)) return
    const after = await withdrawInstalments(work, schedule, common)
    await invoiceAnew(work, { customer, schedule: after, first: instalment, common })
  },
})

type Anew = { customer: Customer; schedule: Schedule; first: OpenInstalment; common: Issued }

/** The money that had come for the common invoice pays for what stood on it, of which it may pay for more than is due. */
async function invoiceAnew(work: Work, { customer, schedule, first, common }: Anew): Promise<void> {
  const positions = common.lines.flatMap(({ breakdown }) =>
    breakdown.kind === 'instalment' && breakdown.position !== first.position ? [breakdown.position] : [],
  )
  let left = money(common.receivedMinor, common.currency)
  for (const position of [first.position, ...positions]) {
    const instalment = openInstalments(schedule).find((each) => each.position === position)
    if (!instalment || (left.minor === 0n && position !== first.position)) continue
    const invoice = await makeInstalmentInvoice(work, { customer, schedule }, instalment)
    left = await payFrom(work, invoice, left)
  }
}

async function payFrom(work: Work, invoice: Issued, credit: Money): Promise<Money> {
  const amount = smaller(credit, openAmount(invoice))
  const after = amount.minor > 0n ? await payWithCredit(work, invoice, amount) : invoice
  if (!isPaid(after)) await announce(work, after)
  return subtract(credit, amount)
}

async function announce(work: Work, invoice: Issued): Promise<void> {
  const method = await methodToCharge(work.trx, invoice.customerId)
  announceInvoice(work, invoice, method)
}
