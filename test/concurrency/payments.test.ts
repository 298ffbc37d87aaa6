import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import { calendarDate } from '../../src/kernel/calendar.ts'
import { system } from '../../src/platform/actor.ts'
import { Refused } from '../../src/platform/refused.ts'
import { balance, chargesOf, numbersOf, purchasesFor } from '../world/facts.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

const refusedOrDone = (work: Promise<unknown>) =>
  work.catch((error) => {
    if (!(error instanceof Refused)) throw error
  })

describe('one invoice', () => {
  test('paid twenty times at once by two cards, credit and the janitor is charged once and delivered once', async () => {
    const { app, runtime, staff } = world
    const reader = runtime.database.reader
    const thing = await world.catalog('Thing', { price: 4000 })
    const ada = await world.person('Ada')
    const [first, second] = [await ada.storeCard('good'), await ada.storeCard('good')]
    const { invoiceId } = await ada.orders(thing)
    await app.credit.adjust(staff, {
      customerId: ada.customerId,
      currency: 'EUR',
      amountMinor: '500',
      reason: 'a gift',
    })
    const pays = Array.from({ length: 18 }, (_, at) =>
      refusedOrDone(ada.pays(invoiceId, at % 2 ? first : second)),
    )
    const credit = refusedOrDone(app.credit.apply(ada.actor, { invoiceId }))
    await Promise.all([...pays, credit, app.due.doAll()])
    const invoice = await ada.invoice(invoiceId)
    expect(invoice.status).toBe('paid')
    expect(await chargesOf(reader, invoiceId)).toBe(1)
    expect(await purchasesFor(reader, invoiceId)).toBe(1)
    expect(await balance(reader, `invoice/${invoiceId}`)).toBe(0n)
  })

  test('whose payment two of staff write down at once is paid once', async () => {
    const { app, runtime, staff } = world
    const { invoiceId } = await (await world.person('Ida')).orders(
      await world.catalog('Thing', { price: 900 }),
    )
    const received = {
      invoiceId,
      amountMinor: '900',
      method: 'cash',
      receivedOn: calendarDate('2026-03-01'),
    } as const
    const key = 'one press'
    await Promise.all([
      ...[1, 2].map(() => refusedOrDone(app.payments.record(staff, received))),
      ...[1, 2].map(() => refusedOrDone(app.payments.record(staff, received, { idempotencyKey: key }))),
    ])
    expect(await app.payments.staffListOfInvoice(staff, { invoiceId })).toHaveLength(1)
    expect(await balance(runtime.database.reader, 'gateway/manual')).toBe(900n)
  })

  test('checked out twenty times at once from one page is one invoice', async () => {
    const bea = await world.person('Bea')
    const thing = await world.catalog('Thing', { price: 900 })
    const { app } = world
    const token = 'b'.repeat(43)
    const option = present(thing.options[0], 'an option')
    await app.carts.put(bea.actor, { token, packageId: thing.id, optionId: option.id })
    const { quote } = present(await app.carts.page(bea.actor, { token }), 'a cart')
    const orders = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.carts.checkOut(
          bea.actor,
          { token, quote: quote.digest, agreed: true },
          { idempotencyKey: quote.digest },
        ),
      ),
    )
    expect(new Set(orders.map(({ number }) => number)).size).toBe(1)
    expect(await bea.invoices()).toHaveLength(1)
  })

  test('is settled alike whether the webhook comes before, during or after the way back from a challenge', async () => {
    const { app, runtime } = world
    const thing = await world.catalog('Thing', { price: 1200 })
    const hook = system('webhook')
    for (const order of ['before', 'during', 'after']) {
      const person = await world.person(`Cem ${order}`)
      const { order: made, payment } = await person.buys('challenge', thing)
      expect(payment.continueUrl).toContain('/sandbox/challenge/')
      await runtime.sandboxPages.request(
        present(payment.continueUrl, 'a challenge').replace('http://shop.test/sandbox', ''),
        {
          method: 'POST',
          body: new URLSearchParams({ verdict: 'approve' }),
        },
      )
      const back = () => app.payments.ask(person.actor, { paymentId: payment.id })
      const webhook = () => app.payments.ask(hook, { paymentId: payment.id })
      if (order === 'before') await webhook()
      await (order === 'during' ? Promise.all([webhook(), back(), webhook(), back()]) : back())
      if (order === 'after') await webhook()
      expect((await person.invoice(made.invoiceId)).status).toBe('paid')
      expect(await purchasesFor(runtime.database.reader, made.invoiceId)).toBe(1)
    }
  })
})

test('fifty invoices issued at once have fifty numbers without gap or twin', async () => {
  const thing = await world.catalog('Thing', { price: 100 })
  const people = await Promise.all(Array.from({ length: 10 }, (_, at) => world.person(`Dora ${at}`)))
  await Promise.all(Array.from({ length: 50 }, (_, at) => present(people[at % 10], 'a person').orders(thing)))
  const numbers = await numbersOf(world.runtime.database.reader, 'invoices')
  expect(numbers).toEqual(Array.from(numbers, (_, at) => at + 1))
})
