import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../../src/kernel/calendar.ts'
import { CustomerId, InvoiceId, PaymentId } from '../../src/kernel/ids.ts'
import type { ChargeOutcome } from '../../src/payments/gateway.ts'
import { type Payment, settled } from '../../src/payments/payment.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const started: Payment = {
  id: PaymentId.parse(id),
  invoiceId: InvoiceId.parse(id),
  customerId: CustomerId.parse(id),
  gateway: 'sandbox',
  externalId: null,
  methodId: null,
  methodLabel: 'Visa 4242',
  status: 'processing',
  currency: 'EUR',
  amountMinor: 1000n,
  refundedMinor: 0n,
  reason: null,
  continueUrl: null,
  origin: 'customer',
  createdAt: instant('2026-03-01T10:00:00Z'),
  askAt: instant('2026-03-01T10:01:00Z'),
  asked: 0,
}

const externalId = 'charge-1'
const outcomes: ChargeOutcome[] = [
  { status: 'waiting', externalId },
  { status: 'challenge', externalId, continueUrl: 'https://bank.example/1' },
  { status: 'in_review', externalId, reason: 'elevated risk' },
  { status: 'failed', externalId: null, reason: 'not_sent' },
  { status: 'refused', externalId, reason: 'declined' },
  { status: 'approved', externalId },
  { status: 'disputed', externalId },
]

const after = (all: readonly ChargeOutcome[]) =>
  all.reduce((payment, outcome) => settled(payment, outcome).payment, started)

test('outcomes in any order, any number of times, end in the same state', () => {
  const heard = fc.uniqueArray(fc.nat(outcomes.length - 1), { minLength: 1, maxLength: outcomes.length })
  fc.assert(
    fc.property(
      heard.chain((set) => fc.tuple(several(set), several(set))),
      ([one, other]) => {
        expect(after(one.map(outcome)).status).toBe(after(other.map(outcome)).status)
      },
    ),
  )
})

/** Each member at least once, some twice, in any order. */
function several(members: number[]) {
  const all = [...members, ...members]
  return fc
    .shuffledSubarray(all, { minLength: members.length, maxLength: all.length })
    .map((some) => [...some, ...members.filter((member) => !some.includes(member))])
}

function outcome(at: number): ChargeOutcome {
  return outcomes[at] ?? { status: 'waiting', externalId }
}

test('once approved, no later no takes it back', () => {
  for (const late of outcomes.filter(({ status }) => status !== 'disputed')) {
    expect(after([{ status: 'approved', externalId }, late]).status).toBe('approved')
  }
})

test('an approval that comes after a no stands: the money was taken', () => {
  expect(
    after([
      { status: 'failed', externalId: null, reason: 'not_sent' },
      { status: 'approved', externalId },
    ]).status,
  ).toBe('approved')
})

test('what is decided is not asked for any more', () => {
  expect(after([{ status: 'in_review', externalId, reason: 'risk' }]).askAt).toBeNull()
  expect(
    after([{ status: 'challenge', externalId, continueUrl: 'https://bank.example/1' }]).askAt,
  ).not.toBeNull()
})
