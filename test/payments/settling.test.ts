import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../../src/kernel/calendar.ts'
import { CustomerId, InvoiceId, PaymentId } from '../../src/kernel/ids.ts'
import type { ChargeOutcome } from '../../src/payments/gateway-answers.ts'
import { type Payment, settled } from '../../src/payments/payment.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const started: Payment = {
  id: PaymentId.parse(id),
  parts: [{ invoiceId: InvoiceId.parse(id), amountMinor: 1000n }],
  customerId: CustomerId.parse(id),
  gateway: 'sandbox',
  externalId: null,
  methodId: null,
  methodLabel: 'Visa 4242',
  status: 'processing',
  currency: 'EUR',
  amountMinor: 1000n,
  refundedMinor: 0n,
  lostMinor: 0n,
  disputedAt: null,
  reason: null,
  verdict: null,
  continueUrl: null,
  origin: 'customer',
  createdAt: instant('2026-03-01T10:00:00Z'),
  askAt: instant('2026-03-01T10:01:00Z'),
  asked: 0,
}

const externalId = 'charge-1'
const approval: ChargeOutcome = { status: 'approved', externalId, amount: { minor: 1000n, currency: 'EUR' } }
const outcomes: ChargeOutcome[] = [
  { status: 'waiting', externalId },
  { status: 'challenge', externalId, continueUrl: 'https://bank.example/1' },
  { status: 'in_review', externalId, reason: 'elevated risk' },
  { status: 'failed', externalId: null, reason: 'not_sent' },
  { status: 'refused', externalId, reason: 'declined' },
  { status: 'approved', externalId, amount: { minor: 1000n, currency: 'EUR' } },
  { status: 'prepared', externalId },
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
  for (const late of outcomes) {
    expect(after([approval, late]).status).toBe('approved')
  }
})

test('an approval that comes after a no stands: the money was taken', () => {
  expect(after([{ status: 'failed', externalId: null, reason: 'not_sent' }, approval]).status).toBe(
    'approved',
  )
})

test('what is decided is not asked for any more', () => {
  expect(after([{ status: 'in_review', externalId, reason: 'risk' }]).askAt).toBeNull()
  expect(
    after([{ status: 'challenge', externalId, continueUrl: 'https://bank.example/1' }]).askAt,
  ).not.toBeNull()
})

const [first, second] = [InvoiceId.parse(id), InvoiceId.parse('018f0000-0000-7000-8000-000000000001')]
const ofTwo: Payment = {
  ...started,
  amountMinor: 1500n,
  parts: [
    { invoiceId: first, amountMinor: 1000n },
    { invoiceId: second, amountMinor: 500n },
  ],
}

test.each([
  ['as much as was asked for', 1500n, [1000n, 500n]],
  ['less: the invoice that is due first has it before the others', 1200n, [1000n, 200n]],
  ['less than the first', 400n, [400n, 0n]],
  ['more: it goes to the last one, whose surplus becomes credit', 1600n, [1000n, 600n]],
])('what was taken is given to the parts: %s', (_, minor, shares) => {
  const approved = { status: 'approved', externalId, amount: { minor, currency: 'EUR' } } as const
  const { payment } = settled(ofTwo, approved)
  expect(payment.amountMinor).toBe(minor)
  expect(payment.parts.map(({ amountMinor }) => amountMinor)).toEqual(shares)
})
