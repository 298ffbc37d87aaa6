import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Dispute, type DisputeStep, heard, isMoneyLost, isPending } from '../../src/disputes/dispute.ts'
import { disputeStatuses } from '../../src/disputes/dispute-states.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { CustomerId, PaymentId } from '../../src/kernel/ids.ts'
import { money } from '../../src/kernel/money.ts'
import type { DisputeState } from '../../src/payments/gateway-answers.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const at = instant('2026-03-01T10:00:00Z')

const said = (state: Partial<DisputeState>): DisputeState => ({
  externalId: 'dispute-1',
  chargeId: 'charge-1',
  status: 'open',
  reason: 'fraudulent',
  amount: money(11_900, 'EUR'),
  fee: money(2_000, 'EUR'),
  openedAt: at,
  evidenceDueAt: null,
  funds: 'untouched',
  ...state,
})

const inquiry: Dispute = {
  id,
  paymentId: PaymentId.parse(id),
  customerId: CustomerId.parse(id),
  gateway: 'sandbox',
  externalId: 'dispute-1',
  status: 'inquiry',
  reason: 'fraudulent',
  currency: 'EUR',
  amountMinor: 5_000n,
  feeMinor: 0n,
  evidenceDueAt: null,
  openedAt: at,
  withdrawnAt: null,
  reinstatedAt: null,
  closedAt: null,
}

function after(states: readonly DisputeState[]): { dispute: Dispute; steps: DisputeStep[] } {
  let dispute = inquiry
  const steps: DisputeStep[] = []
  for (const state of states) {
    const next = heard(dispute, state, at)
    dispute = next.dispute
    steps.push(...next.steps)
  }
  return { dispute, steps }
}

const open = said({ funds: 'withdrawn' })
const lost = said({ status: 'lost', funds: 'withdrawn' })
const won = said({ status: 'won', funds: 'reinstated' })

test.each([
  ['taken and brought back', [open, won], ['opened', 'funds_withdrawn', 'funds_reinstated', 'won']],
  ['taken and lost', [open, lost], ['opened', 'funds_withdrawn', 'lost']],
  [
    'lost and won after all',
    [open, lost, won],
    ['opened', 'funds_withdrawn', 'lost', 'funds_reinstated', 'won'],
  ],
  ['opened before its money is taken', [said({}), open], ['opened', 'funds_withdrawn']],
  ['an inquiry that ends badly', [said({ status: 'lost' })], ['lost']],
] as const)('%s: each step once, however often it is said', (_, states, steps) => {
  expect(after(states).steps).toEqual(steps)
  expect(after(states.flatMap((state) => [state, state])).steps).toEqual(steps)
})

test('amount and fee are what the bank says until it takes them', () => {
  expect(after([open, said({ fee: money(1, 'EUR'), amount: money(2, 'EUR') })]).dispute).toMatchObject({
    amountMinor: 11_900n,
    feeMinor: 2_000n,
  })
})

test('won before its money is back, the payment still reads as disputed', () => {
  const { dispute } = after([open, said({ status: 'won', funds: 'withdrawn' })])
  expect(isPending(dispute)).toBe(true)
  expect(isPending(after([open, won]).dispute)).toBe(false)
})

const states = fc.record({
  status: fc.constantFrom(...disputeStatuses),
  funds: fc.constantFrom('untouched' as const, 'withdrawn' as const, 'reinstated' as const),
})

test('in any order, money is taken once and comes back once at most, and is never lost that was not taken', () => {
  fc.assert(
    fc.property(fc.array(states, { minLength: 1, maxLength: 8 }), (all) => {
      const { dispute, steps } = after(all.map(said))
      const times = (step: DisputeStep) => steps.filter((each) => each === step).length
      expect(times('funds_withdrawn')).toBe(dispute.withdrawnAt ? 1 : 0)
      expect(times('funds_reinstated')).toBe(dispute.reinstatedAt ? 1 : 0)
      expect(times('lost')).toBeLessThanOrEqual(1)
      expect(times('won')).toBeLessThanOrEqual(1)
      if (dispute.reinstatedAt) expect(dispute.withdrawnAt).not.toBeNull()
      if (isMoneyLost(dispute)) expect(dispute).toMatchObject({ withdrawnAt: at, reinstatedAt: null })
    }),
  )
})
