import { z } from 'zod'
import { type Issued, isPayable, openAmount, origins, totalOf } from '../invoices/invoice.ts'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { invoiceStatuses } from '../invoices/invoice-states.ts'
import { findInvoice } from '../invoices/invoice-store.ts'
import { ShownLine } from '../invoices/shown-invoice.ts'
import { Day, list, MoneyCodec } from '../kernel/codecs.ts'
import { InvoiceId } from '../kernel/ids.ts'
import { money } from '../kernel/money.ts'
import { orNotFound } from '../platform/refused.ts'
import { query, type View } from '../platform/use-case.ts'
import { type Payment, shownPaymentStatuses, shownStatus } from './payment.ts'
import { PaymentOptions, paymentOptions } from './payment-options.ts'
import { PaymentMade } from './payment-schema.ts'
import { isUnderWay } from './payment-states.ts'
import { latestPayment } from './payment-store.ts'

const InvoiceToPay = z.object({
  id: InvoiceId,
  number: z.string(),
  title: z.string(),
  status: z.enum(invoiceStatuses),
  origin: z.enum(origins),
  dueOn: Day,
  expiresOn: Day.nullable(),
  lines: list(
    ShownLine.pick({
      id: true,
      kind: true,
      description: true,
      quantity: true,
      period: true,
      delivered: true,
      breakdown: true,
    }),
  ),
  total: MoneyCodec,
  open: MoneyCodec,
  isPayable: z.boolean(),
})

const Attempt = PaymentMade.pick({
  id: true,
  gateway: true,
  methodLabel: true,
  reason: true,
  continueUrl: true,
  createdAt: true,
}).extend({
  status: z.enum(shownPaymentStatuses),
  isUnresolved: z.boolean(),
  /** Of all the invoices that it pays. */
  amount: MoneyCodec,
})

export const InvoicePayPage = PaymentOptions.extend({
  invoice: InvoiceToPay,
  attempt: Attempt.nullable(),
  bankInstructions: z.string(),
})

/** An invoice as it is to be paid: what is open, how the last attempt stands, and the payment options there are now. */
export const payPage = query({
  name: 'payment.page',
  input: z.object({ number: z.string().min(1).max(60) }),
  output: InvoicePayPage,
  may: ownsInvoice,
  async run(view, { number }) {
    return payPageOf(view, orNotFound(await findInvoice(view.reader, { number })))
  },
})

/** The same of an invoice that was read already. */
export async function payPageOf(view: View, invoice: Issued): Promise<z.output<typeof InvoicePayPage>> {
  const attempt = await latestPayment(view.reader, invoice.id)
  return {
    ...(await paymentOptions(view, invoice.customerId, invoice.currency)),
    invoice: summaryOf(invoice),
    attempt: attempt ? attemptOf(attempt) : null,
    bankInstructions: view.shop.bankInstructions,
  }
}

function summaryOf(invoice: Issued) {
  const { id, number, title, status, origin, dueOn, expiresOn } = invoice
  const lines = invoice.lines.map((line) => ({
    id: line.id,
    kind: line.kind,
    description: line.description,
    quantity: line.quantity,
    period: line.period,
    delivered: line.delivered,
    breakdown: line.breakdown,
  }))
  return {
    id,
    number,
    title,
    status,
    origin,
    dueOn,
    expiresOn,
    lines,
    total: totalOf(invoice),
    open: openAmount(invoice),
    isPayable: isPayable(invoice),
  }
}

function attemptOf(attempt: Payment) {
  const { id, gateway, methodLabel, reason, continueUrl, createdAt } = attempt
  return {
    id,
    status: shownStatus(attempt),
    gateway,
    methodLabel,
    reason,
    continueUrl,
    createdAt,
    isUnresolved: isUnderWay(attempt),
    amount: money(attempt.amountMinor, attempt.currency),
  }
}
