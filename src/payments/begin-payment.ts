import { z } from 'zod'
import { decidePay, type Issued, isPayable, openAmount } from '../invoices/invoice.ts'
import { hasExpired } from '../invoices/invoice-states.ts'
import { lockInvoices } from '../invoices/invoice-store.ts'
import { assert } from '../kernel/assert.ts'
import { plusMilliseconds } from '../kernel/calendar.ts'
import { minorUnits } from '../kernel/codecs.ts'
import { InvoiceId, PaymentId, PaymentMethodId } from '../kernel/ids.ts'
import { type Money, money, subtract, sum } from '../kernel/money.ts'
import { isPayableWith } from '../methods/method-states.ts'
import { findMethod } from '../methods/method-store.ts'
import { asCustomer, either, systemOnly } from '../platform/permission.ts'
import { orRefuse, Refused } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { takes } from './capabilities.ts'
import type { Payment } from './payment.ts'
import { PaymentMade } from './payment-schema.ts'
import { insertPayment } from './payment-store.ts'
import { recordAttempt, sendInstructions } from './record-attempt.ts'

/** How it is to be paid: with a stored method (also one stored a moment ago), or by a manual gateway, as a bank transfer. */
export const PayWith = z.union([
  z.object({ methodId: PaymentMethodId }),
  z.object({ gateway: z.string().min(1).max(40) }),
])
export type PayWith = z.output<typeof PayWith>

/** How long an answer is waited for before the gateway is asked what became of it. */
const askAfterMs = 60_000

const mostInvoices = 20

/** An attempt that was recorded, with what its gateway has to be told. */
export const Begun = z.object({
  payment: PaymentMade,
  token: z.string().nullable(),
  /** What the gateway shows as what it is for. */
  description: z.string(),
})
export type Begun = z.output<typeof Begun>

/**
 * Records the attempt to pay what is open of some invoices, before the gateway hears of it. While an attempt is unresolved
 * there is no second one of any of them: their rows are locked here, and the database has a unique key as well. Whose they are is
 * seen on the locked rows, which takes no statement more.
 */
export const beginPayment = useCase({
  name: 'payment.begin',
  input: z.object({
    invoiceIds: z.array(InvoiceId).min(1).max(mostInvoices),
    with: PayWith,
    /** What of an invoice that has expired is to come from credit: used when the payment has come. */
    fromCreditMinor: minorUnits({ least: 0n, most: 1_000_000_000_000n }).optional(),
  }),
  output: Begun,
  may: either(asCustomer, systemOnly),
  async run(work, { invoiceIds, with: payWith, fromCreditMinor = 0n }) {
    const asked = new Set(invoiceIds)
    const invoices = await lockInvoices(work.trx, [...asked])
    const { account } = work
    const areTheirs = account === null || invoices.every(({ customerId }) => customerId === account)
    if (invoices.length < asked.size || !areTheirs) throw new Refused('not_found')
    for (const invoice of invoices) orRefuse(decidePay(invoice), { number: invoice.number })
    if (fromCreditMinor > 0n) assertPartOfExpired(invoices, fromCreditMinor)
    return begin(work, invoices, { payWith, fromCreditMinor, origin: 'customer' })
  },
})

/** Others are paid from credit first, and the rest is a payment of its own. */
function assertPartOfExpired(invoices: readonly Issued[], fromCreditMinor: bigint): void {
  const [invoice] = invoices
  const isPart = invoice && fromCreditMinor < openAmount(invoice).minor
  if (!isPart || invoices.length > 1 || !hasExpired(invoice)) throw new Refused('nothing_to_apply')
}

type Wanted = {
  readonly payWith: PayWith
  readonly fromCreditMinor: bigint
  readonly origin: Payment['origin']
}

/** The same within a use case that has locked the invoices, all of one customer, and seen that they are payable. */
export async function begin(
  work: Work,
  invoices: readonly Issued[],
  { payWith, fromCreditMinor, origin }: Wanted,
): Promise<Begun> {
  const dueFirst = [...invoices].sort(byDueDay)
  const [first] = dueFirst
  assert(first && dueFirst.every(isPayable), 'only what is payable is paid')
  assert(
    dueFirst.every(({ customerId }) => customerId === first.customerId),
    'a payment is of one customer',
  )
  if (dueFirst.some(({ currency }) => currency !== first.currency)) {
    throw new Refused('payment_of_several_currencies')
  }
  const open = sum(dueFirst.map(openAmount), first.currency)
  const amount = subtract(open, money(fromCreditMinor, first.currency))
  const through = await methodFor(work, first, payWith, amount)
  const payment = newPayment(work, dueFirst, { through, amount, origin, customerId: first.customerId })
  if (!(await insertPayment(work.trx, payment))) {
    throw new Refused('payment_under_way', { number: first.number })
  }
  const attempt = { payment, invoices: dueFirst }
  recordAttempt(work, through.token ? 'payment.started' : 'payment.waiting', attempt)
  if (!through.token) sendInstructions(work, attempt)
  return { payment, token: through.token, description: dueFirst.map(({ title }) => title).join(', ') }
}

function byDueDay(a: Issued, b: Issued): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.id < b.id ? -1 : 1
}

type Made = Pick<Payment, 'customerId' | 'origin'> & { through: Through; amount: Money }

function newPayment(
  work: Work,
  invoices: readonly Issued[],
  { through, amount, origin, customerId }: Made,
): Payment {
  return {
    id: PaymentId.parse(work.newId()),
    customerId,
    parts: partsOf(invoices, amount),
    origin,
    gateway: through.gateway,
    externalId: null,
    methodId: through.methodId,
    methodLabel: through.label,
    status: through.token ? 'processing' : 'pending',
    currency: amount.currency,
    amountMinor: amount.minor,
    refundedMinor: 0n,
    lostMinor: 0n,
    disputedAt: null,
    reason: null,
    verdict: null,
    continueUrl: null,
    createdAt: work.now,
    asked: 0,
    askAt: through.token ? plusMilliseconds(work.now, askAfterMs) : null,
  }
}

/** All that is open of each; of a single one the payment's own amount, which may be less. */
function partsOf(invoices: readonly Issued[], amount: Money): Payment['parts'] {
  const isOne = invoices.length === 1
  return invoices.map((invoice) => ({
    invoiceId: invoice.id,
    amountMinor: isOne ? amount.minor : openAmount(invoice).minor,
  }))
}

type Through = { gateway: string; methodId: PaymentMethodId | null; label: string; token: string | null }

async function methodFor(work: Work, invoice: Issued, payWith: PayWith, amount: Money): Promise<Through> {
  const through = await chosen(work, invoice, payWith)
  const gateway = work.ports.gateways.get(through.gateway)
  if (!gateway) throw new Refused('gateway_unknown')
  if (!takes(gateway.capabilities, amount)) throw new Refused('payment_not_taken')
  return through
}

async function chosen(work: Work, invoice: Issued, payWith: PayWith): Promise<Through> {
  if ('gateway' in payWith) {
    const gateway = work.ports.gateways.get(payWith.gateway)
    if (gateway?.kind !== 'manual') throw new Refused('gateway_unknown')
    return { gateway: gateway.name, methodId: null, label: gateway.name, token: null }
  }
  const method = await findMethod(work.trx, invoice.customerId, payWith.methodId)
  if (!method || !isPayableWith(method)) throw new Refused('payment_method_missing')
  return { gateway: method.gateway, methodId: method.id, label: method.label, token: method.token }
}
