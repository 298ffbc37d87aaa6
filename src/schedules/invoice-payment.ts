import { z } from 'zod'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import { type Issued, openAmount } from '../invoices/invoice.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { type Money, money, smaller, subtract } from '../kernel/money.ts'
import { announceInvoice } from '../payments/announce-invoice.ts'
import { payWithCredit } from '../payments/apply-credit.ts'
import { methodsOf } from '../payments/method-store.ts'
import { systemOnly } from '../platform/permission.ts'
import { found } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { makePaymentInvoice } from './make-payment-invoice.ts'
import { type OpenPayment, openPayments, type Schedule } from './schedule.ts'
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
    const { schedule, invoices } = await holdSchedule(work, scheduleId)
    const payment = openPayments(schedule).find((each) => each.position === position)
    if (!payment?.invoiceAt || payment.invoiceAt > work.now) return
    const common = invoices.find(({ id }) => id === payment.invoiceId)
    if (!common) return announce(work, await makePaymentInvoice(work, { customer, schedule }, payment))
    if (await work.ports.hasUnresolvedPayment(work.trx, common.id)) return
    const after = await withdrawPayments(work, schedule, common)
    await invoiceAnew(work, { customer, schedule: after, first: payment, common })
  },
})

type Anew = { customer: Customer; schedule: Schedule; first: OpenPayment; common: Issued }

/** The money that had come for the common invoice pays for what stood on it, of which it may pay for more than is due. */
async function invoiceAnew(work: Work, { customer, schedule, first, common }: Anew): Promise<void> {
  const positions = common.lines.flatMap(({ working }) =>
    working.kind === 'instalment' && working.position !== first.position ? [working.position] : [],
  )
  let left = money(common.receivedMinor, common.currency)
  for (const position of [first.position, ...positions]) {
    const payment = openPayments(schedule).find((each) => each.position === position)
    if (!payment || (left.minor === 0n && position !== first.position)) continue
    const invoice = await makePaymentInvoice(work, { customer, schedule }, payment)
    left = await payFrom(work, invoice, left)
  }
}

async function payFrom(work: Work, invoice: Issued, held: Money): Promise<Money> {
  const amount = smaller(held, openAmount(invoice))
  const after = amount.minor > 0n ? await payWithCredit(work, invoice, amount) : invoice
  if (after.status !== 'paid') await announce(work, after)
  return subtract(held, amount)
}

async function announce(work: Work, invoice: Issued): Promise<void> {
  const [method] = await methodsOf(work.trx, invoice.customerId)
  announceInvoice(work, invoice, method)
}
