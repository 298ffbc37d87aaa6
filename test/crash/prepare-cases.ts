import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import type { InvoiceId, PaymentId } from '../../src/kernel/ids.ts'
import type { Person } from '../world/person.ts'
import type { World } from '../world/world.ts'
import { type Errand, type Step, steps } from './errand.ts'

export type Case = { readonly person: Person; readonly invoiceId: InvoiceId; readonly errand: Errand }
export type Cases = Readonly<Record<Step, Case>>

export const boughtOn = '2026-03-01'
/** Morning of the day on which what was bought then renews. */
export const renewalMorning = instant('2026-04-01T06:00:00.000Z')
export const refundMinor = 700n

/** For each step somebody about to pay, somebody about to be given back a part, and somebody about to be charged a renewal. */
export async function prepareCases(world: World): Promise<Record<Errand['kind'], Cases>> {
  const hosting = await world.catalog('Hosting', { price: 1_000, tax: 190_000 })
  const poster = await world.catalog('Poster', { price: 1_999, term: null })
  const renewing = await each((step) => world.person(`Renewing ${step}`))
  const refunded = await each((step) => world.person(`Refunded ${step}`))
  for (const step of steps) await renewing[step].buys('good', hosting)
  const refund = await each(async (step): Promise<Case> => {
    const { order, payment } = await refunded[step].buys('good', poster)
    return { person: refunded[step], invoiceId: order.invoiceId, errand: refundOf(payment.id) }
  })
  // Up to the last evening before the charge, which the doomed servers make.
  await world.until('2026-03-31')
  world.clock.moveTo(renewalMorning)
  const renewal = await each(async (step): Promise<Case> => {
    const { id: invoiceId } = present((await renewing[step].invoices())[1], 'the renewal')
    return { person: renewing[step], invoiceId, errand: { kind: 'renewal', invoiceId } }
  })
  const payment = await each(async (step): Promise<Case> => {
    const person = await world.person(`Paying ${step}`)
    const { invoiceId } = await person.orders(hosting)
    const methodId = await person.storeCard('good')
    return { person, invoiceId, errand: { kind: 'payment', actor: person.actor, invoiceId, methodId } }
  })
  return { payment, refund, renewal }
}

function refundOf(paymentId: PaymentId): Errand {
  return { kind: 'refund', paymentId, amountMinor: String(refundMinor) }
}

async function each<T>(make: (step: Step) => Promise<T>): Promise<Record<Step, T>> {
  const made: [Step, T][] = []
  for (const step of steps) made.push([step, await make(step)])
  return Object.fromEntries(made) as Record<Step, T>
}
