import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { dateIn } from '../../src/kernel/calendar.ts'
import { openWorld, timeZone, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2025-12-01')
})
afterAll(() => world.close())

const expiry = async (person: Awaited<ReturnType<World['person']>>) => {
  const [purchase] = await person.purchases()
  return { status: purchase?.status, expiresOn: purchase?.cycle?.expiresOn }
}

describe('a monthly purchase made on 1 December and paid by card', () => {
  test('is invoiced ten days before its expiry, charged on the day, and renewed to the same day of each month', async () => {
    const ada = await world.person('Ada')
    const hosting = await world.catalog('Hosting', { price: 1000 })
    await ada.buys('good', hosting)
    expect(await expiry(ada)).toEqual({ status: 'active', expiresOn: '2026-01-01' })

    await world.until('2025-12-21')
    expect(await ada.invoices()).toHaveLength(1)
    await world.until('2025-12-22')
    expect((await ada.invoices()).map(({ status }) => status)).toEqual(['paid', 'pending'])
    expect(await expiry(ada)).toEqual({ status: 'active', expiresOn: '2026-01-01' })

    await world.until('2026-01-01')
    expect((await ada.invoices()).map(({ status }) => status)).toEqual(['paid', 'paid'])
    expect(await expiry(ada)).toEqual({ status: 'active', expiresOn: '2026-02-01' })

    await world.until('2026-03-02')
    expect(await ada.invoices()).toHaveLength(4)
    expect(await expiry(ada)).toEqual({ status: 'active', expiresOn: '2026-04-01' })
  })

  test('that is paid by hand before the day is not charged on it', async () => {
    const bea = await world.person('Bea')
    await bea.buys('good', await world.catalog('Magazine', { price: 700 }))
    await world.until('2026-03-25')
    const renewal = present((await bea.invoices())[1], 'the renewal')
    await bea.pays(renewal.id, await bea.storeCard('good'))
    await world.until('2026-04-03')
    expect((await bea.invoices()).map(({ receivedMinor }) => receivedMinor)).toEqual([700n, 700n])
    expect(await expiry(bea)).toEqual({ status: 'active', expiresOn: '2026-05-02' })
  })
})

describe('a renewal whose card is declined', () => {
  test('is tried on the day and on days 1, 3 and 5 of grace, with an email each time, and expires after it', async () => {
    const cem = await world.person('Cem')
    const club = await world.catalog('Club', { price: 2000, graceDays: 7 })
    await cem.buys('good', club)
    await cem.changesCardTo('poor')

    await world.until('2026-05-11')
    expect(await expiry(cem)).toEqual({ status: 'expired', expiresOn: '2026-05-03' })
    const refused = (await cem.history()).filter(({ type }) => type === 'payment.refused')
    const tries = refused.map(({ at }) => dateIn(timeZone, at)).reverse()
    expect(tries).toEqual(['2026-05-03', '2026-05-04', '2026-05-06', '2026-05-08'])
    const renewal = present((await cem.invoices())[1], 'the renewal')
    expect(renewal.status).toBe('expired')

    await cem.pays(renewal.id, await cem.storeCard('good'))
    expect(await expiry(cem)).toEqual({ status: 'active', expiresOn: '2026-06-11' })
  })
})
