import { type CalendarDate, dateIn, type Instant, plusDays } from '../../src/kernel/calendar.ts'
import { verifyShop } from '../world/verify.ts'
import { timeZone } from '../world/world.ts'
import { customerActs, howOften } from './customer-acts.ts'
import { createDice, type Dice } from './dice.ts'
import { brokenInvariants, brokenRarely, lostStock, unknownToShop } from './invariants.ts'
import { leftUndone } from './left-undone.ts'
import { brokenPromises, promisedFor } from './promises.ts'
import { howOftenProvider, providerActs } from './provider-acts.ts'
import { firstDay, momentOf, openSimulatedShop, type Simulated } from './simulated-shop.ts'
import { howOftenStaff, staffActs } from './staff-acts.ts'
import { deliverWebhooks } from './webhooks.ts'

export type Span = { readonly seed: string; readonly days: number; readonly customers: number }

type Lived = { readonly shop: Simulated; readonly summary: string }

/** Lives through a span of days and answers with the shop and what was done there. Throws at the first thing that does not hold. */
export async function simulate(span: Span): Promise<Lived> {
  const shop = await openSimulatedShop(span.seed)
  const dice = createDice(span.seed)
  let day = firstDay
  try {
    for (let passed = 0; passed < span.days; passed += 1) {
      day = plusDays(firstDay, passed)
      if (!isDown(dice, passed)) await liveDay(shop, dice.for(day), { day, passed, span })
    }
    day = plusDays(day, 1)
    await settleDown(shop, dice.for('end'), day)
    const summary = `${shop.people.length} customers, ${span.days} days\n${shop.tally.summary()}`
    return { shop, summary }
  } catch (error) {
    const cause = error instanceof Error ? error.stack : String(error)
    await shop.close()
    throw new Error(`on ${day}, after\n${shop.tally.trail()}\n${cause}`)
  }
}

/** Now and then nobody is at work and nothing runs, for up to six days; then everything that was missed is due at once. */
function isDown(dice: Dice, passed: number): boolean {
  return [0, 1, 2, 3, 4, 5].some((ago) => {
    const then = dice.for(`outage ${passed - ago}`)
    return then.chance(0.02) && then.between(1, 6) > ago
  })
}

type Day = { readonly day: CalendarDate; readonly passed: number; readonly span: Span }

async function liveDay(shop: Simulated, dice: Dice, { day, passed, span }: Day): Promise<void> {
  const { tally, trouble, clock } = shop
  tally.newDay()
  trouble.begin(dice.for('trouble at dawn'))
  const wasDown = dateIn(timeZone, clock.now()) < plusDays(day, -1)
  if (wasDown) clock.moveTo(momentOf(day, 0))
  await tally.timed('due', () => passUntil(shop, momentOf(day, 0)))
  if (!wasDown) await keepPromises(shop)
  await register(shop, dice, { passed, span })
  const acts = planned(shop, dice.for('plan'), span)
  for (const [at, act] of acts.entries()) {
    // Some of it happens within one minute.
    if (dice.chance(0.75)) {
      const moment = momentOf(day, 360 + Math.floor((900 * at) / acts.length))
      if (dice.chance(0.4)) await tally.timed('due', () => passUntil(shop, moment))
      clock.moveTo(moment)
    }
    trouble.begin(dice.for(`trouble ${at}`))
    await act(dice.for(at))
    trouble.begin(dice.for(`trouble after ${at}`))
    if (dice.chance(0.5)) {
      await tally.timed('webhooks', () => deliverWebhooks(shop, dice.for(`webhooks ${at}`), 0.15))
    }
  }
  trouble.end()
  await check(shop, passed)
  shop.promised = await tally.timed('promises', () => promisedFor(shop, plusDays(day, 1)))
}

async function keepPromises(shop: Simulated): Promise<void> {
  const broken = await shop.tally.timed('promises', () => brokenPromises(shop, shop.promised))
  if (broken.length > 0) throw new Error(broken.slice(0, 20).join('\n'))
}

/** Two thirds of the customers come within the first third of the span, the others bit by bit. */
async function register(shop: Simulated, dice: Dice, { passed, span }: Omit<Day, 'day'>): Promise<void> {
  const share = (passed + 1) / span.days
  const target = Math.ceil(span.customers * Math.min(1, share < 1 / 3 ? share * 2 : 0.5 + share / 2))
  while (shop.people.length < target) {
    const name = `Person ${shop.people.length + 1}`
    const person = await shop.register(name, dice.pick(['DE', 'DE', 'AT', 'US']))
    shop.people.push(person)
    await shop.tally.expect('order', () => customerActs.order(shop, person, dice.for(name)))
  }
}

/** What people will do today, in random order. */
function planned(
  { people, tally, ...shop }: Simulated,
  dice: Dice,
  span: Span,
): ((dice: Dice) => Promise<void>)[] {
  const whole: Simulated = { people, tally, ...shop }
  const byCustomers = Array.from({ length: Math.max(2, Math.round(span.customers / 40)) }, () => {
    const person = dice.pick(people)
    const name = dice.weighted(howOften)
    return (own: Dice) => tally.expect(name, () => customerActs[name](whole, person, own))
  })
  const byStaff = Array.from({ length: 2 }, () => {
    const name = dice.weighted(howOftenStaff)
    return (own: Dice) => tally.expect(`staff ${name}`, () => staffActs[name](whole, own))
  })
  const byProvider = dice.chance(0.5) ? [dice.weighted(howOftenProvider)] : []
  const elsewhere = byProvider.map(
    (name) => (own: Dice) => tally.expect(`provider ${name}`, () => providerActs[name](whole, own)),
  )
  return dice.shuffled([...byCustomers, ...byStaff, ...elsewhere])
}

/** Everything that comes due on the way is done at its moment. */
async function passUntil({ app, clock }: Simulated, end: Instant): Promise<void> {
  await app.due.passUntil(end, clock.moveTo)
  clock.moveTo(end)
}

async function check(shop: Simulated, passed: number): Promise<void> {
  const { app, reader, clock, tally, faults, packages } = shop
  await tally.timed('due', () => app.due.doAll())
  const broken = await tally.timed('check', async () => [
    ...(await brokenInvariants(reader)),
    ...(await leftUndone(reader, clock.now())),
    ...(await lostStock(reader, packages)),
    ...(passed % 28 === 27 ? [...(await brokenRarely(reader)), ...(await differences(reader))] : []),
  ])
  const all = [...faults, ...broken]
  if (all.length > 0) throw new Error(all.slice(0, 20).join('\n'))
}

/** The shop's own verification, from scratch: books, states, deliveries and every chain. */
async function differences(reader: Simulated['reader']): Promise<string[]> {
  return (await verifyShop(reader)).map((difference) => JSON.stringify(difference))
}

/** Nothing new happens and nothing is interrupted for some days: then all that was open is known. */
async function settleDown(shop: Simulated, dice: Dice, from: CalendarDate): Promise<void> {
  shop.tally.newDay()
  for (let passed = 0; passed < 3; passed += 1) {
    await passUntil(shop, momentOf(plusDays(from, passed), 720))
    await staffActs.review(shop, dice)
    await deliverWebhooks(shop, dice, 0)
  }
  await check(shop, 27)
  const unknown = await unknownToShop(shop.reader)
  if (unknown.length > 0) throw new Error(unknown.slice(0, 20).join('\n'))
}
