import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kernel/assert.ts'
import type { Person } from '../world/person.ts'
import { openRace } from '../world/race.ts'
import { verifyShop } from '../world/verify.ts'
import { openWorld, type World } from '../world/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
})
afterAll(() => world.close())

type Cart = Awaited<ReturnType<Person['fillsCart']>>
const checkOut = ({ actor }: Person, { token, quote }: Cart) =>
  world.app.carts.checkOut(
    actor,
    { token, quote: quote.digest, agreed: true },
    { idempotencyKey: quote.digest },
  )
const counter = (number: string) => Number(/\d+$/.exec(number)?.[0])

test('an order that waits for the history of its customer keeps nobody else from a number', async () => {
  const thing = await world.catalog('Thing', { price: 1_000 })
  const [ada, bob] = [await world.person('Ada'), await world.person('Bob')]
  const carts = [await ada.fillsCart([thing]), await bob.fillsCart([thing])] as const
  const race = await openRace(world.databaseUrl)
  await race.lock.history(ada.customerId)
  const waiting = await race.start(() => checkOut(ada, carts[0]))
  const meanwhile = await checkOut(bob, carts[1])
  await race.release()
  const afterwards = await waiting.ended
  await race.close()
  expect(counter(afterwards.number)).toBe(counter(meanwhile.number) + 1)
})

test('numbers of many orders at once, half of which come to nothing at their very end, have no gap', async () => {
  const thing = await world.catalog('Other thing', { price: 1_000 })
  const people = await Promise.all(Array.from({ length: 8 }, (_, at) => world.person(`Person ${at}`)))
  const orders = await Promise.all(
    people.map(async (person) => ({
      person,
      carts: [await person.fillsCart([thing]), await person.fillsCart([thing])],
    })),
  )
  const answers = await Promise.all(
    orders.flatMap(({ person, carts }) =>
      // The same key twice: one of the two finds its answer taken when it has its number, and gives that back.
      carts.flatMap((cart) => [checkOut(person, cart), checkOut(person, cart)]),
    ),
  )
  const numbers = [...new Set(answers.map(({ number }) => counter(number)))].sort((a, b) => a - b)
  expect(answers).toHaveLength(32)
  expect(numbers).toHaveLength(16)
  const first = present(numbers[0], 'a number')
  expect(numbers).toEqual(numbers.map((_, at) => first + at))
  expect(await verifyShop(world.runtime.database.reader)).toEqual([])
})
