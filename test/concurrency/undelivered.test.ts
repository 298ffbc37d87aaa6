import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { InvoiceId } from '../../src/kernel/ids.ts'
import { creditOf } from '../../src/ledger/ledger-store.ts'
import type { Person } from '../world/person.ts'
import { openRace } from '../world/race.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

/**
 * A renewal of two purchases, of which one has ended; and an order with 300 of credit on it, which is taken for a renewal of the other.
 * No use case leaves such things behind: they are made by hand, so that the payment of the one and the end of the other want the
 * customer's credit and the same purchase.
 */
async function openKnot(): Promise<{ world: World; ada: Person; renewalId: InvoiceId; going: string }> {
  const world = await openWorld('2026-03-01')
  const { reader } = world.runtime.database
  const ada = await world.person('Ada')
  const hosting = await world.catalog('Hosting', { price: 1000 })
  await ada.buys('good', hosting, hosting)
  await world.until('2026-03-25')
  const renewal = present((await ada.invoices()).at(-1), 'the renewal')
  const [ended, going] = (await ada.purchases()).map(({ id }) => id).sort()
  await sql`update purchases set status = 'cancelled', auto_renew = false, ended_at = ${world.clock.now()},
    end_reason = 'by hand' where id = ${ended}`.execute(reader)
  const { invoiceId } = await ada.orders(await world.catalog('Poster', { price: 1000, term: null }))
  const credit = { customerId: ada.customerId, currency: 'EUR', amountMinor: '300', reason: 'a gift' }
  await world.app.credit.adjust(world.staff, credit)
  await world.app.credit.apply(ada.actor, { invoiceId })
  await sql`update renewals set invoice_id = ${invoiceId} where purchase_id = ${going}`.execute(reader)
  return { world, ada, renewalId: renewal.id, going: present(going, 'the other purchase') }
}

test.each([
  ['the payment first', [0, 1]],
  ['the end first', [1, 0]],
] as const)(
  'a renewal is paid while one of its purchases is cancelled, %s: nobody waits for who waits for them',
  async (_order, [first, second]) => {
    const { world, ada, renewalId, going } = await openKnot()
    const methodId = await ada.storeCard('good')
    const acts = [
      () => ada.pays(renewalId, methodId),
      () => world.app.purchases.cancel(ada.actor, { purchaseId: going, reason: 'moving on' }),
    ] as const
    const { lock, start, release, close } = await openRace(world.databaseUrl)
    await lock.purchase(going)
    const begun = [await start<unknown>(acts[first]), await start<unknown>(acts[second])]
    await release()
    await Promise.all(begun.map(({ ended }) => ended))

    const undelivered = first === 0 ? 1000n : 2000n
    const { reader } = world.runtime.database
    expect(await creditOf(reader, ada.customerId)).toEqual([{ minor: 300n + undelivered, currency: 'EUR' }])
    const books = (await verifyShop(reader)).filter(({ rule }) => /credit|journals/.test(rule))
    expect(books).toEqual([])
    await close()
    await world.close()
  },
)
