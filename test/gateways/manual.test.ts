import { describe, expect, test } from 'vitest'
import { createManualGateway } from '../../src/gateways/manual/index.ts'
import { money } from '../../src/kernel/money.ts'

describe('a bank transfer', () => {
  const gateway = createManualGateway()
  const amount = money(2_000, 'EUR')
  const charge = { key: 'k', externalId: null, amount }
  const wanted = {
    key: 'k',
    amount,
    token: null,
    returnUrl: 'https://shop.example/',
    description: 'Invoice 2026-0007',
  }

  test('waits until staff have said whether it came', async () => {
    expect(gateway.kind).toBe('manual')
    expect(await gateway.prepare(wanted)).toEqual({ externalId: 'manual-k' })
    expect(await gateway.confirm(charge)).toEqual({ status: 'waiting', externalId: null })
    expect(await gateway.find(charge)).toEqual({ status: 'waiting', externalId: null })
    expect(await gateway.review(charge, 'accept')).toEqual({
      status: 'approved',
      externalId: 'manual-k',
      amount,
    })
    expect(await gateway.review(charge, 'refuse')).toEqual({
      status: 'refused',
      externalId: null,
      reason: 'not_received',
    })
    expect(await gateway.withdraw(charge)).toEqual({
      status: 'failed',
      externalId: null,
      reason: 'withdrawn',
    })
  })

  test('is given back by staff, under one id however often it is asked for', async () => {
    const refund = { key: 'r', externalId: null, charge, amount: money(500, 'EUR') }
    expect(await gateway.refund(refund)).toEqual({ status: 'done', externalId: 'manual-r' })
    expect(await gateway.findRefund(refund)).toEqual({ status: 'done', externalId: 'manual-r' })
  })
})
