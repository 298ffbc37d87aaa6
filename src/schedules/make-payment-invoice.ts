import { taxRates } from '../catalog/catalog-store.ts'
import { taxFor } from '../catalog/tax.ts'
import type { Customer } from '../customers/customer.ts'
import { type Issued, totalOf } from '../invoices/invoice.ts'
import { issueInvoice, type NewLine, usualExpiry } from '../invoices/issue-invoice.ts'
import { invoiceUrl } from '../invoices/receive-money.ts'
import { present } from '../kernel/assert.ts'
import { type Instant, laterOf, startOfDay } from '../kernel/calendar.ts'
import { insertDueCharge } from '../payments/due-charge-store.ts'
import { methodsOf } from '../payments/method-store.ts'
import { methodLabel } from '../payments/payment-method.ts'
import type { Work } from '../platform/use-case.ts'
import { type AgreedPayment, schedulePayment } from './agreed-payment.ts'
import { markPaid } from './fulfil-payments.ts'
import { invoicedWith, type OpenPayment, type Schedule } from './schedule.ts'
import { savePayments } from './schedule-store.ts'

type Asked = { customer: Customer; schedule: Schedule; payments: readonly OpenPayment[] }

/**
 * Writes one invoice for payments of a schedule, whose row is locked and which stand on no other invoice. For a single one it stands
 * until it is paid and is charged on its day; for several, which nobody has to pay yet, until the first of them is due.
 */
export async function makePaymentInvoice(
  work: Work,
  { customer, schedule, payments }: Asked,
): Promise<Issued> {
  const first = present(payments[0], 'a payment to invoice')
  const rates = (await taxRates(work.trx)).get(schedule.taxClassId) ?? []
  const invoice = await issueInvoice(work, {
    ...{ customer, origin: 'instalment', currency: schedule.currency },
    lines: payments.map((payment) => ({ ...lineOf(schedule, payment), tax: taxFor(rates, customer) })),
    dueOn: laterOf(first.dueOn, work.today),
    expiresAt: payments.length === 1 ? null : untilOneIsDue(work, payments),
  })
  const invoiced = payments.map((payment) => invoicedWith(payment, invoice.id))
  await savePayments(work.trx, schedule.id, invoiced)
  tell(work, { customer, schedule, payments }, invoice)
  if (invoice.status === 'paid') await markPaid(work, schedule, { payments: invoiced, invoice })
  else if (payments.length === 1) await planCharge(work, schedule, invoice)
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

function untilOneIsDue(work: Work, payments: readonly OpenPayment[]): Instant {
  const usual = usualExpiry(work)
  const next = payments.find(({ dueOn }) => dueOn > work.today)
  if (!next) return usual
  const due = startOfDay(next.dueOn, work.store.timeZone)
  return due < usual ? due : usual
}

async function planCharge(work: Work, { customerId }: Schedule, { id, dueOn }: Issued): Promise<void> {
  await insertDueCharge(work.trx, {
    ...{ invoiceId: id, customerId, origin: 'instalment', dueOn, lastDay: null, attempts: 0 },
    chargeAt: startOfDay(dueOn, work.store.timeZone),
  })
}

function tell(work: Work, { schedule, payments }: Asked, invoice: Issued): void {
  const { id: scheduleId, customerId, name } = schedule
  const { id: invoiceId, number } = invoice
  work.record({
    ...{ type: 'schedule.invoiced', customerId, scheduleId, name, invoiceId, number },
    ...{ position: payments[0]?.position ?? 0, payments: payments.length, count: schedule.payments.length },
  })
}

/** Tells the customer of an invoice that they did not ask for. */
export async function announce(work: Work, invoice: Issued): Promise<void> {
  if (invoice.status === 'paid') return
  const { id: invoiceId, number, customerId, title, recipient, dueOn } = invoice
  const [method] = await methodsOf(work.trx, customerId)
  work.sendMail({
    ...{ template: 'invoice.issued', subjectId: invoiceId, occasion: 'issued', customerId },
    ...{ recipient: recipient.email, locale: recipient.locale },
    content: {
      ...{ name: recipient.name, invoiceId, number, title, total: totalOf(invoice), dueOn },
      ...{ chargedTo: method ? methodLabel(method) : null, url: invoiceUrl(work, invoice) },
    },
  })
}
