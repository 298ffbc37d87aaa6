import { type Instant, plusMilliseconds } from '../../src/kernel/calendar.ts'
import type { EmailId, InvoiceId, LineId, PaymentId, PurchaseId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import { system } from '../../src/platform/actor.ts'
import type { NewEvent } from '../../src/platform/history/catalogue.ts'
import { addInvoice, addPurchase, type Billed, billOf } from './bill-rows.ts'
import { currency } from './catalogue.ts'
import type { Recorded } from './history.ts'
import { addOwner, type Owner } from './owner.ts'
import { addPayment, type Paid } from './payment-rows.ts'
import type { PlannedCustomer, Thing } from './plan.ts'
import type { Random } from './random.ts'
import type { Rows } from './rows.ts'

export type Story = { readonly owner: Owner; readonly recorded: Recorded[] }

const payments = system('payments')
const renewals = system('renewals')

/** All that a customer has and owes, and what the history tells of it. */
export function addCustomer(rows: Rows, random: Random, planned: PlannedCustomer): Story {
  const owner = addOwner(rows, random, planned)
  const { userId, customerId, name, email, openedAt } = owner
  const personal = { name, email }
  const recorded: Recorded[] = [
    {
      at: openedAt,
      actor: { kind: 'user', userId },
      event: { type: 'customer.opened', customerId, number: String(planned.number), personal },
    },
    {
      at: plusMilliseconds(openedAt, 1_000),
      actor: owner.actor,
      event: { type: 'payment_method.added', customerId, method: 'visa 4242' },
    },
  ]
  for (const thing of planned.things) recorded.push(...addThing(rows, owner, thing))
  return { owner, recorded }
}

/** How many events {@link addCustomer} tells of. */
export function eventsOf({ things }: PlannedCustomer): number {
  const bills = things.flatMap((thing) => thing.bills)
  return bills.reduce((sum, { kind, ending }) => sum + endings[ending] + (kind === 'renewal' ? 1 : 0), 2)
}

const endings = { paid: 6, pending: 1, expired: 2, cancelled: 2 }

function addThing(rows: Rows, owner: Owner, thing: Thing): Recorded[] {
  const recorded: Recorded[] = []
  let first: Billed | undefined
  for (const bill of thing.bills) {
    const billed = billOf(owner, thing, bill, first?.purchaseId ?? owner.newId(bill.paidAt))
    first ??= billed
    addInvoice(rows, owner, billed)
    recorded.push(...tellIssued(owner, billed))
    if (bill.ending === 'paid') recorded.push(...tellPaid(owner, billed, addPayment(rows, owner, billed)))
  }
  if (first?.bill.ending === 'paid') addPurchase(rows, owner, thing, first)
  return recorded
}

function tellIssued(owner: Owner, billed: Billed): Recorded[] {
  const { bill, purchaseId } = billed
  const payload = payloadOf(owner, billed)
  const { customerId, invoice, title, total } = payload
  const by = bill.kind === 'order' ? owner.actor : renewals
  const origin = bill.kind === 'order' ? 'customer' : 'renewal'
  const recorded = [tell(bill.issuedAt, by, { type: 'invoice.issued', ...payload, origin })]
  if (bill.kind === 'renewal') {
    const { from, to } = bill
    const purchase = { id: purchaseId as PurchaseId, name: title }
    recorded.push(
      tell(bill.issuedAt, by, { type: 'renewal.invoiced', customerId, purchase, invoice, from, to }),
    )
  }
  if (bill.ending === 'expired') {
    const event: NewEvent = { type: 'invoice.expired', customerId, invoice, title, open: total }
    recorded.push(tell(bill.paidAt, system('invoices'), event))
  }
  if (bill.ending === 'cancelled') {
    const event: NewEvent = {
      type: 'invoice.cancelled',
      customerId,
      invoice,
      title,
      reason: 'Ordered twice',
    }
    recorded.push(tell(bill.paidAt, owner.actor, event))
  }
  return recorded
}

function tellPaid(owner: Owner, billed: Billed, paid: Paid): Recorded[] {
  const { bill, purchaseId } = billed
  const payload = payloadOf(owner, billed)
  const { customerId, invoice, title: name, total } = payload
  const attempt = {
    customerId,
    payment: { id: paid.paymentId as PaymentId, amount: total, invoiceNumber: invoice.number },
    invoice,
    origin: 'customer' as const,
    gateway: 'sandbox',
    method: 'visa 4242',
  }
  const by = bill.kind === 'order' ? owner.actor : renewals
  const which = { customerId, purchase: { id: purchaseId as PurchaseId, name }, invoice }
  const at = bill.paidAt
  const emailId = paid.emailId as EmailId
  return [
    tell(at, by, { type: 'payment.started', ...attempt }),
    tell(at, payments, { type: 'payment.approved', ...attempt, reviewedBy: null }),
    tell(at, payments, { type: 'invoice.paid', ...payload, wasFree: false }),
    tell(
      at,
      payments,
      bill.kind === 'order'
        ? {
            type: 'purchase.made',
            ...which,
            lineId: billed.lineId as LineId,
            isPaidInInstalments: false,
            expiresOn: bill.to,
            boughtBy: { kind: 'customer', name: null },
          }
        : {
            type: 'purchase.renewed',
            ...which,
            from: bill.from,
            to: bill.to,
            wasExpired: false,
          },
    ),
    tell(at, system('email'), {
      type: 'email.sent',
      customerId,
      email: { id: emailId, template: 'invoice.paid' },
      personal: { to: owner.email, email: { id: emailId, subject: paid.subject } },
    }),
  ]
}

function payloadOf({ customerId }: Owner, { bill, invoiceId, thing, totals }: Billed) {
  const total = money(totals.totalMinor, currency)
  const invoice = { id: invoiceId as InvoiceId, number: bill.number }
  return { customerId, invoice, title: thing.sold.item.name, total }
}

function tell(at: Instant, actor: Recorded['actor'], event: NewEvent): Recorded {
  return { at, actor, event }
}

/** A sign-in somewhere between the opening of the account and now: what most of a long history consists of. */
export function signIn(random: Random, { owner }: Story, now: number): Recorded {
  const opened = Date.parse(owner.openedAt)
  const at = plusMilliseconds(owner.openedAt, 2_000 + random.below(now - opened - 60_000))
  const { userId, customerId } = owner
  const personal = {
    address: `198.51.100.${random.below(250)}`,
    browser: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  }
  return tell(at, { kind: 'user', userId }, { type: 'user.signed_in', customerId, userId, personal })
}
