import { expect, test } from 'vitest'
import { createManualGateway } from '../../src/gateways/manual/index.ts'
import { money } from '../../src/kernel/money.ts'
import { checkedGateway } from '../../src/payments/checked-gateway.ts'
import type { Gateway } from '../../src/payments/gateway.ts'

const charge = { key: 'charge-1', externalId: null, amount: money(1_000, 'EUR') }

/** A gateway that is right in everything but what it says when it is asked what became of a charge. */
const answering = (answer: unknown): Gateway =>
  checkedGateway({ ...createManualGateway(), find: async () => answer as null })

test.each([
  [
    'an amount that is no whole number',
    { status: 'approved', externalId: 'x', amount: { minor: 10.5, currency: 'EUR' } },
  ],
  [
    'an amount below nothing',
    { status: 'approved', externalId: 'x', amount: { minor: -1n, currency: 'EUR' } },
  ],
  ['no amount', { status: 'approved', externalId: 'x' }],
  ['a state that there is not', { status: 'succeeded', externalId: 'x' }],
  ['a reason that there is not', { status: 'refused', externalId: 'x', reason: 'do_not_honor' }],
  ['no id', { status: 'prepared', externalId: '' }],
  ['an id of any length', { status: 'prepared', externalId: 'x'.repeat(201) }],
  ['an address that is none', { status: 'challenge', externalId: 'x', continueUrl: 'next' }],
  ['nothing at all', undefined],
])('that a gateway answers with %s is a fault', async (_what, answer) => {
  await expect(answering(answer).find(charge)).rejects.toThrow('manual.find answers what no gateway may')
})

test('what a gateway says too much goes no further, and a complaint has an end', async () => {
  const outcome = { status: 'approved', externalId: 'x', amount: money(1_000, 'EUR') }
  expect(await answering({ ...outcome, card: '4242424242424242' }).find(charge)).toEqual(outcome)
  const much = { status: 'y'.repeat(100_000), ['z'.repeat(100_000)]: true }
  const error = await answering(much)
    .find(charge)
    .catch((thrown: Error) => thrown)
  expect((error as Error).message.length).toBeLessThan(700)
})

test('what a gateway has no function for is not there', () => {
  const { storeCard, openForm, findForm, readWebhook, ask } = checkedGateway(createManualGateway())
  expect([storeCard, openForm, findForm, readWebhook, ask]).toEqual(Array(5).fill(undefined))
})
