import { z } from 'zod'
import { decidePay, type Issued, openAmount } from '../invoices/invoice.ts'
import { hasExpired } from '../invoices/invoice-states.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { Day, minorUnits } from '../kernel/codecs.ts'
import { InvoiceId, PaymentId } from '../kernel/ids.ts'
import { type Money, money, mostMinor } from '../kernel/money.ts'
import { optionalLine } from '../kernel/text.ts'
import { staffWith } from '../platform/permission.ts'
import { orNotFound, orRefuse, Refused } from '../platform/refused.ts'
import { type StaffMember, useCase, type Work } from '../platform/use-case.ts'
import type { Payment } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { isWaiting } from './payment-states.ts'
import { findUnresolved, insertPayment } from './payment-store.ts'
import { payloadOf } from './record-attempt.ts'
import { settleLocked } from './settle-payment.ts'

const gateway = 'manual'
/** How money comes outside of the shop, as payments are labelled with it. */
export const handMethods = ['manual', 'cash', 'other'] as const

/**
 * Staff write down money that came for an invoice outside of the shop: by bank transfer, in cash or otherwise. Settled like any other
 * payment. No more than is open, and of an expired invoice, which is paid only in full, all of it (01-domain, Invoices).
 */
export const recordPayment = useCase({
  name: 'payment.record',
  input: z.object({
    invoiceId: InvoiceId,
    amountMinor: minorUnits({ least: 1n, most: mostMinor }),
    method: z.enum(handMethods),
    receivedOn: Day,
    reference: optionalLine(100),
  }),
  output: PaymentMade,
  may: staffWith('payments.record'),
  async run(work, { invoiceId, amountMinor, method, receivedOn, reference }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    orRefuse(decidePay(invoice), { number: invoice.number })
    await assertNothingUnderWay(work, invoice)
    const amount = money(amountMinor, invoice.currency)
    assertWithinOpen(invoice, amount)
    if (receivedOn > work.today) throw new Refused('payment_day_to_come')
    if (!work.ports.gateways.has(gateway)) throw new Refused('gateway_unknown')

    const payment = newPayment(work, invoice, { amount, method })
    if (!(await insertPayment(work.trx, payment))) {
      throw new Refused('payment_under_way', { number: invoice.number })
    }
    const { payment: told, invoice: of, customerId } = payloadOf(payment, invoice, amount)
    work.record({
      type: 'payment.recorded',
      customerId,
      payment: told,
      invoice: of,
      method,
      receivedOn,
      reference: reference || null,
    })
    const attempt = { payment, invoices: [invoice] }
    return settleLocked(work, attempt, { status: 'approved', externalId: `${gateway}-${payment.id}`, amount })
  },
})

async function assertNothingUnderWay(work: Work, { id, number }: Issued): Promise<void> {
  const underWay = await findUnresolved(work.trx, id)
  if (!underWay) return
  const isTransfer = isWaiting(underWay) && underWay.methodId === null
  throw new Refused(isTransfer ? 'transfer_is_awaited' : 'payment_under_way', { number })
}

function assertWithinOpen(invoice: Issued, { minor }: Money): void {
  const open = openAmount(invoice).minor
  if (minor > open) throw new Refused('payment_more_than_open')
  if (hasExpired(invoice) && minor < open) throw new Refused('payment_less_than_all')
}

type Made = { readonly amount: Money; readonly method: (typeof handMethods)[number] }

/** It is there already, so nobody is asked about it. Whoever wrote it down has decided so. */
function newPayment(work: Work<StaffMember>, invoice: Issued, { amount, method }: Made): Payment {
  const { actor, userId, now } = work
  const by = actor.kind === 'staff' ? actor.name : ''
  return {
    id: PaymentId.parse(work.newId()),
    customerId: invoice.customerId,
    parts: [{ invoiceId: invoice.id, amountMinor: amount.minor }],
    origin: 'staff',
    gateway,
    externalId: null,
    methodId: null,
    methodLabel: method,
    status: 'pending',
    currency: amount.currency,
    amountMinor: amount.minor,
    refundedMinor: 0n,
    lostMinor: 0n,
    disputedAt: null,
    reason: null,
    verdict: { says: 'accept', reason: null, userId, by, at: now },
    continueUrl: null,
    createdAt: now,
    asked: 0,
    askAt: null,
  }
}
