import { z } from 'zod'
import { lockCustomer } from '../customers/customer-store.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { announce, makePaymentInvoice } from './make-payment-invoice.ts'
import { openPayments } from './schedule.ts'
import { findSchedule } from './schedule-store.ts'
import { holdSchedule, withdrawPayments } from './withdraw-payments.ts'

export const WhichPayment = z.object({ scheduleId: ScheduleId, position: z.number().int().min(1).max(120) })

/**
 * Makes the invoice of a payment whose time has come. Done before, by whichever worker, or paid meanwhile, it does nothing. An
 * expired invoice on which it stands with others is taken back first; while a payment of that one is under way, it waits.
 */
export const invoicePayment = useCase({
  name: 'schedule.invoice_payment',
  input: WhichPayment,
  may: systemOnly,
  async run(work, { scheduleId, position }) {
    const { customerId } = found(await findSchedule(work.trx, scheduleId))
    const customer = found(await lockCustomer(work.trx, customerId))
    const held = await holdSchedule(work, scheduleId)
    const payment = openPayments(held.schedule).find((each) => each.position === position)
    if (!payment?.invoiceAt || payment.invoiceAt > work.now) return
    const standing = held.invoices.find(({ id }) => id === payment.invoiceId)
    if (standing && (await work.ports.hasUnresolvedPayment(work.trx, standing.id))) return
    const schedule = standing ? await withdrawPayments(work, held.schedule, standing) : held.schedule
    const payments = openPayments(schedule).filter((each) => each.position === position)
    await announce(work, await makePaymentInvoice(work, { customer, schedule, payments }))
  },
})
