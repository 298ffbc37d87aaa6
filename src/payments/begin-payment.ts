import { z } from 'zod'
import { decidePay, type Issued, isPayable, openAmount } from '../invoices/invoice.ts'
import { ownsInvoice } from '../invoices/invoice-rules.ts'
import { lockInvoice } from '../invoices/invoice-store.ts'
import { assert } from '../kernel/assert.ts'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { InvoiceId, PaymentId, PaymentMethodId } from '../kernel/ids.ts'
import { findMethod } from '../methods/method-store.ts'
import { methodLabel } from '../methods/payment-method.ts'
import { either, systemOnly } from '../platform/permission.ts'
import { orNotFound, orRefuse, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { amountOf, type Payment } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { insertPayment } from './payment-store.ts'
import { recordAttempt, sendInstructions } from './settle-payment.ts'

/** How it is to be paid: with a stored method (also one stored a moment ago), or by a manual gateway, as a bank transfer. */
export const PayWith = z.union([
  z.object({ methodId: PaymentMethodId }),
  z.object({ gateway: z.string().min(1).max(40) }),
])
export type PayWith = z.output<typeof PayWith>

/** How long an answer is waited for before the gateway is asked what became of it. */
const askAfterMs = 60_000

/** An attempt that was recorded, with what its gateway has to be told. */
export const Begun = z.object({
  payment: PaymentMade,
  token: z.string().nullable(),
  invoice: z.object({ number: z.string(), title: z.string() }),
})
export type Begun = z.output<typeof Begun>

/**
 * Records the attempt to pay what is open of an invoice, before the gateway hears of it. While an attempt is unresolved
 * there is no second one: the invoice's row is locked here, and the database has a unique key besides.
 */
export const beginPayment = useCase({
  name: 'payment.begin',
  input: z.object({ invoiceId: InvoiceId, with: PayWith }),
  output: Begun,
  may: either(ownsInvoice, systemOnly),
  async run(work, { invoiceId, with: payWith }) {
    const invoice = orNotFound(await lockInvoice(work.trx, invoiceId))
    orRefuse(decidePay(invoice), { number: invoice.number })
    return begin(work, invoice, payWith, 'customer')
  },
})

/** The same within a use case that has locked the invoice and seen that it is payable. */
export async function begin(
  work: Work,
  invoice: Issued,
  payWith: PayWith,
  origin: Payment['origin'],
): Promise<Begun> {
  assert(isPayable(invoice), 'only what is payable is paid')
  const through = await methodFor(work, invoice, payWith)
  const open = openAmount(invoice)
  const payment: Payment = {
    id: PaymentId.parse(work.newId()),
    invoiceId: invoice.id,
    customerId: invoice.customerId,
    origin,
    gateway: through.gateway,
    externalId: null,
    methodId: through.methodId,
    methodLabel: through.label,
    status: through.token ? 'processing' : 'pending',
    currency: open.currency,
    amountMinor: open.minor,
    refundedMinor: 0n,
    reason: null,
    continueUrl: null,
    createdAt: work.now,
    asked: 0,
    askAt: through.token ? plusMilliseconds(work.now, askAfterMs) : null,
  }
  if (!(await insertPayment(work.trx, payment)))
    throw new Refused('payment_under_way', { number: invoice.number })
  const told = { payment, invoice, amount: amountOf(payment) }
  recordAttempt(work, through.token ? 'payment.started' : 'payment.waiting', told)
  if (!through.token) sendInstructions(work, told)
  const { number, title } = invoice
  return { payment, token: through.token, invoice: { number, title } }
}

type Through = { gateway: string; methodId: PaymentMethodId | null; label: string; token: string | null }

async function methodFor(work: Work, invoice: Issued, payWith: PayWith): Promise<Through> {
  if ('gateway' in payWith) {
    const gateway = work.ports.gateways.get(payWith.gateway)
    if (gateway?.kind !== 'manual') throw new Refused('gateway_unknown')
    return { gateway: gateway.name, methodId: null, label: gateway.name, token: null }
  }
  const method = await findMethod(work.trx, invoice.customerId, payWith.methodId)
  if (!method) throw new Refused('payment_method_missing')
  return { gateway: method.gateway, methodId: method.id, label: methodLabel(method), token: method.token }
}
