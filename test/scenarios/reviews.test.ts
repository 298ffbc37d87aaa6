import { describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { PaymentId, UserId } from '../../src/kernel/ids.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { monthly } from '../world/catalog.ts'
import { scenario } from '../world/scenario.ts'
import { openWorld, staff, type World } from '../world/world.ts'

const hosting = { price: 1000, term: monthly }
const permissions = staff.kind === 'staff' ? staff.permissions : new Set<never>()
const member = (name: string, place: number): Actor => ({
  kind: 'staff',
  name,
  permissions,
  userId: `018f0000-0000-7000-8000-00000000010${place}` as UserId,
})
const mara = member('Mara', 1)
const ben = member('Ben', 2)

const refuses = (world: World, by: Actor, paymentId: PaymentId, reason = 'the address looks odd') =>
  world.app.payments.review(by, { paymentId, verdict: 'refuse', reason })
const accepts = (world: World, by: Actor, paymentId: PaymentId) =>
  world.app.payments.review(by, { paymentId, verdict: 'accept' })

describe('a payment on hold', () => {
  scenario(
    'is refused by a person, for their reason, and its customer is told',
    { hosting },
    async (story) => {
      const { on, customer, world } = story
      const { payment } = await on('2026-03-01', () => customer.buysWith('reviewed', 'hosting'))
      const after = await on('2026-03-02', () => refuses(world(), mara, payment.id))
      expect(after).toMatchObject({ status: 'refused', reason: 'the address looks odd' })
      const [refused] = await customer.sees.recorded('payment.refused')
      expect(refused).toMatchObject({
        actor: { kind: 'staff', name: 'Mara' },
        payload: { reviewedBy: 'Mara', reason: 'the address looks odd' },
      })
      await customer.sees.emails('payment.refused', '2026-03-02')
      await customer.sees.noPurchases()
      await customer.sees.owesNothing()
    },
  )

  scenario(
    'is approved: the customer has bought it, and is told that it is paid',
    { hosting },
    async (story) => {
      const { on, customer, world } = story
      const { payment } = await on('2026-03-01', () => customer.buysWith('reviewed', 'hosting'))
      await on('2026-03-02', () => accepts(world(), mara, payment.id))
      const [approved] = await customer.sees.recorded('payment.approved')
      expect(approved?.payload).toMatchObject({ reviewedBy: 'Mara' })
      const [made] = await customer.sees.recorded('purchase.made')
      expect(made).toMatchObject({ actor: { name: 'Mara' }, payload: { boughtBy: { kind: 'customer' } } })
      expect(made?.cause).toBe(approved?.cause)
      const { actor } = await customer.person()
      await customer.sees.purchases({ status: 'active', boughtBy: 'userId' in actor ? actor.userId : '' })
      await customer.sees.emails('invoice.paid', '2026-03-02')
      await customer.sees.emails('payment.refused')
    },
  )

  scenario('is not decided without saying why not', { hosting }, async ({ on, customer, world }) => {
    const { payment } = await on('2026-03-01', () => customer.buysWith('reviewed', 'hosting'))
    const silent = { paymentId: payment.id, verdict: 'refuse' } as const
    await expect(world().app.payments.review(mara, silent)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await accepts(world(), mara, payment.id)).toMatchObject({ status: 'approved' })
  })
})

describe('a transfer', () => {
  scenario(
    'that did not come is refused by a person, and its customer is told',
    { hosting },
    async (story) => {
      const { on, customer, world } = story
      await on('2026-03-01', () => customer.orders('hosting'))
      const transfer = await on('2026-03-01', () => customer.announcesTransferFor(1))
      await on('2026-03-09', () => refuses(world(), mara, transfer.id, 'nothing has come'))
      const [refused] = await customer.sees.recorded('payment.refused')
      expect(refused?.payload).toMatchObject({ reviewedBy: 'Mara', reason: 'nothing has come' })
      await customer.sees.emails('payment.refused', '2026-03-09')
    },
  )
})

describe('of two of staff who decide', () => {
  const waiting = {
    'a payment on hold': async (world: World) => {
      const ada = await world.person('Ada')
      return (await ada.buys('reviewed', await world.catalog('Hosting', hosting))).payment.id
    },
    'a transfer': async (world: World) => {
      const ada = await world.person('Ada')
      const { invoiceId } = await ada.orders(await world.catalog('Hosting', hosting))
      return (await world.app.payments.pay(ada.actor, { invoiceId, with: { gateway: 'manual' } })).id
    },
  }

  test.each(Object.entries(waiting))('about %s, the second reads what the first did', async (_, begin) => {
    const world = await openWorld('2026-03-01')
    const [first, second] = [await begin(world), await begin(world)]
    await accepts(world, ben, first)
    const approved = { code: 'payment_just_approved', details: { name: 'Ben' } }
    await expect(refuses(world, mara, first)).rejects.toMatchObject(approved)
    await expect(accepts(world, mara, first)).rejects.toMatchObject(approved)
    await refuses(world, ben, second, 'a stolen card')
    const refused = { code: 'payment_just_refused', details: { name: 'Ben', reason: 'a stolen card' } }
    await expect(accepts(world, mara, second)).rejects.toMatchObject(refused)
    await world.until('2026-03-02')
    await expect(accepts(world, mara, second)).rejects.toMatchObject({ code: 'payment_refused_before' })
    await world.close()
  })

  test.each(Object.entries(waiting))(
    'about %s at once, one decides and the other is told',
    async (_, begin) => {
      const world = await openWorld('2026-03-01')
      const paymentId = await begin(world)
      const both = await Promise.allSettled([accepts(world, ben, paymentId), refuses(world, mara, paymentId)])
      const told = both.find((each) => each.status === 'rejected')
      const done = both.find((each) => each.status === 'fulfilled')
      const wasApproved = present(done, 'one who decides').value.status === 'approved'
      expect(present(told, 'one who is told').reason).toMatchObject({
        code: wasApproved ? 'payment_just_approved' : 'payment_just_refused',
        details: { name: wasApproved ? 'Ben' : 'Mara' },
      })
      await world.close()
    },
  )

  test('the same person may press twice', async () => {
    const world = await openWorld('2026-03-01')
    const paymentId = await waiting['a payment on hold'](world)
    const press = () => accepts(world, ben, paymentId)
    expect(await Promise.all([press(), press()])).toMatchObject([
      { status: 'approved' },
      { status: 'approved' },
    ])
    await world.close()
  })
})
