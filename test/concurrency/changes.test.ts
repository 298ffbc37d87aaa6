import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findPackages } from '../../src/catalog/catalog-store.ts'
import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import type { ChangeId, PurchaseId } from '../../src/kernel/ids.ts'
import { Refused } from '../../src/platform/refused.ts'
import type { Person } from '../world/person.ts'
import { openRace } from '../world/race.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

const changes = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
} as const

let world: World
let ada: Person
let purchaseId: PurchaseId

/** Ada owns a plan, half of whose month is over. */
beforeEach(async () => {
  world = await openWorld('2026-04-01')
  const basic = await world.catalog('Basic', { price: 1_000, changes })
  await world.catalog('Pro', { price: 2_500, changes, stock: 5 })
  await world.catalog('Tiny', { price: 400, changes })
  ada = await world.person('Ada')
  await ada.buys('good', basic)
  purchaseId = present((await ada.purchases())[0], 'a plan').id
  await world.until('2026-04-16')
})
afterEach(async () => {
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
  await world.close()
})

async function quoteFor(name: string): Promise<ChangeId> {
  const { quotes } = await world.app.changes.choices(ada.actor, { purchaseId })
  const { packageId, optionId, quantity } = present(
    quotes.find((quote) => quote.name === name),
    name,
  )
  return world.app.changes.quote(ada.actor, { purchaseId, packageId, optionId, quantity })
}

const commit = (changeId: ChangeId) => world.app.changes.commit(ada.actor, { purchaseId, changeId })
const owned = async () => present((await ada.purchases())[0], 'a plan')
const invoices = async () => (await ada.invoices()).map(({ status, totalMinor }) => `${status} ${totalMinor}`)
const creditOf = async () => {
  const { balances } = await world.app.credit.list(ada.actor, {})
  return balances.map(({ minor }) => String(minor))
}

/** Both begin while the purchase's row is locked by somebody else, in their order. What is refused is no fault. */
async function race(...acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const { lock, start, release, close } = await openRace(world.databaseUrl)
  await lock.purchase(purchaseId)
  const begun: Promise<unknown>[] = []
  for (const act of acts) begun.push((await start(act)).ended)
  await release()
  for (const result of await Promise.allSettled(begun)) {
    if (result.status === 'rejected' && !(result.reason instanceof Refused)) throw result.reason
  }
  await close()
}

test('pressed ten times at once, a change is one invoice', async () => {
  const changeId = await quoteFor('Pro')
  const answers = await Promise.all(Array.from({ length: 10 }, () => commit(changeId)))
  expect(new Set(answers.map(({ number }) => number))).toEqual(new Set(['INV-000002']))
  expect(await invoices()).toEqual(['paid 1000', 'pending 750'])
})

test('pressed ten times at once, a change for less gives back once', async () => {
  const changeId = await quoteFor('Tiny')
  await Promise.all(Array.from({ length: 10 }, () => commit(changeId)))
  expect(await creditOf()).toEqual(['300'])
  expect(await owned()).toMatchObject({ name: 'Tiny', billedMinor: 400n })
})

test('of two changes at once one is what was shown, and the other was shown for something else', async () => {
  const [pro, tiny] = [await quoteFor('Pro'), await quoteFor('Tiny')]
  const [first, second] = await Promise.allSettled([commit(pro), commit(tiny)])
  const refused = [first, second].filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeLessThanOrEqual(1)
  const { name } = await owned()
  expect(['Basic', 'Tiny']).toContain(name)
  const waiting = (await invoices()).filter((each) => each.startsWith('pending'))
  expect(waiting.length).toBe(name === 'Tiny' ? 0 : 1)
})

const orders = ['the first way round', 'the other way round'] as const

describe.each(orders)('%s', (order) => {
  const both = (a: () => Promise<unknown>, b: () => Promise<unknown>) =>
    order === orders[0] ? race(a, b) : race(b, a)

  test('a change is paid while what it changes is cancelled: it is changed and ends, or the money is credit', async () => {
    await commit(await quoteFor('Pro'))
    const due = present((await ada.invoices())[1], 'an invoice')
    const card = await ada.storeCard('good')
    await both(
      () => ada.pays(due.id, card),
      () => world.app.purchases.cancel(ada.actor, { purchaseId, reason: 'not needed' }),
    )
    await world.app.due.doAll()
    const { status, name } = await owned()
    expect(status).toBe('cancelled')
    expect(await creditOf()).toEqual(name === 'Pro' ? [] : ['750'])
  })

  test('a change is committed while the worker invoices the renewal: nobody is asked for both', async () => {
    await world.until('2026-04-20')
    const changeId = await quoteFor('Pro')
    world.clock.moveTo(instant('2026-04-20T22:30:00.000Z'))
    const again = await quoteFor('Pro')
    await both(
      () => commit(again),
      () => world.app.due.doAll(),
    )
    await expect(commit(changeId)).rejects.toBeInstanceOf(Refused)
    const open = (await invoices()).filter((each) => each.startsWith('pending'))
    expect(open).toHaveLength(1)
  })

  test('a change that was left is taken back while it is paid: paid, or nothing, and never both', async () => {
    await commit(await quoteFor('Pro'))
    const due = present((await ada.invoices())[1], 'an invoice')
    const card = await ada.storeCard('good')
    world.clock.moveTo(instant('2026-04-16T22:00:00.000Z'))
    await both(
      () => ada.pays(due.id, card),
      () => world.app.due.doAll(),
    )
    const { name } = await owned()
    const [, second] = await invoices()
    expect(second).toBe(name === 'Pro' ? 'paid 750' : 'cancelled 750')
  })
})

test('the last one goes to exactly one of those who change to it', async () => {
  const one = await world.catalog('Rare', { price: 3_000, changes, stock: 1 })
  const people = await Promise.all(Array.from({ length: 6 }, (_, at) => world.person(`Person ${at}`)))
  const basic = present(
    (await world.app.catalog.storefront(ada.actor, {})).packages.find(({ name }) => name === 'Basic'),
    'it',
  )
  const [item] = await findPackages(world.runtime.database.reader, { ids: [basic.id] })
  const wanted = []
  for (const person of people) {
    await person.buys('good', present(item, 'it'))
    const { id } = present((await person.purchases())[0], 'a plan')
    const optionId = present(one.options[0], 'an option').id
    const quoted = { purchaseId: id, packageId: one.id, optionId, quantity: 1 }
    wanted.push({ person, id, changeId: await world.app.changes.quote(person.actor, quoted) })
  }
  const answers = await Promise.allSettled(
    wanted.map(({ person, id, changeId }) =>
      world.app.changes.commit(person.actor, { purchaseId: id, changeId }),
    ),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
