import { taxRates } from '../catalog/catalog-store.ts'
import { taxFor } from '../catalog/tax.ts'
import type { Customer } from '../customers/customer.ts'
import type { Issued } from '../invoices/invoice.ts'
import { issueInvoice, type NewInvoice, type NewLine, usualExpiry } from '../invoices/issue-invoice.ts'
import { assert, present } from '../kernel/assert.ts'
import { laterOf, startOfDay } from '../kernel/calendar.ts'
import { insertDueCharge } from '../payments/due-charge-store.ts'
import type { Work } from '../platform/use-case.ts'
import { type AgreedPayment, schedulePayment } from './agreed-payment.ts'
import { invoicedAlone, invoicedTogether, type OpenPayment, type Schedule } from './schedule.ts'
import { savePayments } from './schedule-store.ts'
import { timetableOf } from './timetable.ts'

type For = { readonly customer: Customer; readonly schedule: Schedule }

/**
 * Writes the invoice of one payment of a schedule, whose row is locked; the payment stands on no other. It stands until it is paid,
 * and is charged on its day.
 */
export async function makePaymentInvoice(work: Work, whose: For, payment: OpenPayment): Promise<Issued> {
  const dueOn = laterOf(payment.dueOn, work.today)
  const invoice = await issue(work, whose, { payments: [payment], dueOn, expiresAt: null })
  await savePayments(work.trx, whose.schedule.id, [invoicedAlone(payment, invoice, timetableOf(work))])
  await insertDueCharge(work.trx, {
    ...{ invoiceId: invoice.id, customerId: invoice.customerId, origin: 'instalment', dueOn },
    ...{ lastDay: null, attempts: 0, chargeAt: startOfDay(dueOn, work.store.timeZone) },
  })
  return invoice
}

/**
 * One invoice for several payments, none of which is due yet. It is charged when its customer wants it, and expires before any of
 * them is due: nothing is owed earlier, or later, for having asked for it.
 */
export async function makeCommonInvoice(
  work: Work,
  whose: For,
  payments: readonly OpenPayment[],
): Promise<Issued> {
  const { dueOn } = present(payments[0], 'a payment to invoice')
  assert(dueOn > work.today, 'what is due has an invoice of its own')
  const [due, usual] = [startOfDay(dueOn, work.store.timeZone), usualExpiry(work)]
  const invoice = await issue(work, whose, { payments, dueOn, expiresAt: due < usual ? due : usual })
  const invoiced = payments.map((payment) => invoicedTogether(payment, invoice.id))
  await savePayments(work.trx, whose.schedule.id, invoiced)
  return invoice
}

type What = Pick<NewInvoice, 'dueOn' | 'expiresAt'> & { readonly payments: readonly OpenPayment[] }

async function issue(work: Work, { customer, schedule }: For, { payments, ...until }: What): Promise<Issued> {
  const rates = (await taxRates(work.trx)).get(schedule.taxClassId) ?? []
  const invoice = await issueInvoice(work, {
    ...{ customer, origin: 'instalment', currency: schedule.currency, ...until },
    lines: payments.map((payment) => ({ ...lineOf(schedule, payment), tax: taxFor(rates, customer) })),
  })
  assert(invoice.status === 'pending', 'a payment is more than nothing')
  const { id: scheduleId, customerId, name } = schedule
  work.record({
    ...{ type: 'schedule.invoiced', customerId, scheduleId, name, invoiceId: invoice.id },
    ...{ number: invoice.number, position: payments[0]?.position ?? 0 },
    ...{ payments: payments.length, count: schedule.payments.length },
  })
  return invoice
}

function lineOf(schedule: Schedule, payment: OpenPayment): Omit<NewLine, 'tax'> {
  const { id: scheduleId, name, quantity, coupon, payments } = schedule
  const { position, unitMinor, discountMinor } = payment
  const wholeMinor = payments.reduce((sum, each) => sum + each.unitMinor, 0n)
  const agreed: AgreedPayment = { scheduleId, position }
  return {
    ...{ kind: 'instalment', description: name, quantity, unitMinor, discountMinor, period: null },
    working: {
      ...{ kind: 'instalment', position, count: payments.length, quantity },
      ...{ wholeMinor: String(wholeMinor), unitMinor: String(unitMinor) },
      ...(coupon && discountMinor > 0n ? { coupon } : {}),
    },
    fulfilment: { kind: schedulePayment, agreed },
  }
}
