import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { creditOf } from '../../src/ledger/ledger-store.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

test('a renewal that is paid for something that ended becomes credit, with a credit note and an event', async () => {
  const { reader } = world.runtime.database
  const ada = await world.person('Ada')
  await ada.buys('good', await world.catalog('Hosting', { price: 1000 }))
  await world.until('2026-03-25')
  const renewal = present((await ada.invoices())[1], 'the renewal')
  // No use case leaves an invoice to something that it ends: this is what would be, if one did.
  await sql`update purchases set status = 'cancelled', auto_renew = false, ended_at = ${world.clock.now()},
    end_reason = 'by hand'`.execute(reader)
  await ada.pays(renewal.id, await ada.storeCard('good'))

  expect(await creditOf(reader, ada.customerId)).toEqual([{ minor: 1000n, currency: 'EUR' }])
  expect(await ada.invoice(renewal.id)).toMatchObject({ status: 'paid', refundedMinor: 1000n })
  const recorded = (await ada.history()).find(({ type }) => type === 'invoice.not_delivered')
  expect(recorded?.payload).toMatchObject({
    description: 'Hosting',
    amount: { minor: '1000', currency: 'EUR' },
  })
  const deliveries = (await verifyShop(reader)).filter(({ rule }) => !rule.startsWith('purchases '))
  expect(deliveries).toEqual([])
})
