import type { InvoiceId, PaymentMethodId } from '../../src/kernel/ids.ts'
import { cards, type Person } from '../world/person.ts'
import { atOnce } from './at-once.ts'
import type { Act } from './customer-acts.ts'
import type { Dice } from './dice.ts'
import { offeredMethods, openChallenges, payableInvoices } from './facts-of-shop.ts'
import { type Simulated, shopUrl } from './simulated-shop.ts'

const numbers = {
  ...cards,
  slow: '4000000000006975',
  challengeInVain: '4000008400001629',
  american: '378282246310005',
  mistyped: '4242424242424241',
}

const carried: Record<keyof typeof numbers, number> = {
  good: 60,
  american: 5,
  declined: 5,
  poor: 5,
  challenge: 6,
  challengeInVain: 2,
  reviewed: 4,
  timesOut: 4,
  slow: 2,
  disputed: 7,
  mistyped: 1,
}

/** Some cards run out within the year, and their renewals are declined. */
export async function enterCard({ app }: Simulated, { actor }: Person, dice: Dice): Promise<PaymentMethodId> {
  const card = dice.weighted(carried)
  const expiry = dice.chance(0.15)
    ? { expMonth: dice.between(6, 12), expYear: 2026 }
    : { expMonth: 12, expYear: 2040 }
  const cvc = card === 'american' ? '1234' : '123'
  const typed = { number: numbers[card], ...expiry, cvc }
  const asked = { gateway: 'sandbox', card: typed, keep: dice.chance(0.85) }
  return (await app.methods.addCard(actor, asked)).id
}

const accounts = ['DE89370400440532013000', 'DE62370400440532013001', 'DE35370400440532013002']

/** Enters a card, or a bank account at the provider's own form. */
async function enterMethod(shop: Simulated, person: Person, dice: Dice): Promise<PaymentMethodId> {
  return dice.chance(0.9) ? enterCard(shop, person, dice) : person.storeAccount(dice.pick(accounts))
}

export async function payInvoice(
  shop: Simulated,
  person: Person,
  dice: Dice,
  invoiceId: InvoiceId,
): Promise<void> {
  const { app, tally, reader } = shop
  const pay = (how: { methodId: PaymentMethodId } | { gateway: string }) => () =>
    app.payments.pay(person.actor, { invoiceId, with: how })
  const way = dice.weighted({ stored: 5, new: 5, transfer: 1, twice: 1, twoWays: 1 })
  const [stored] = dice.shuffled(await offeredMethods(reader, person.customerId))
  const methodId = stored && way !== 'new' ? stored : await enterMethod(shop, person, dice)
  if (way === 'transfer') await pay({ gateway: 'manual' })()
  else if (way === 'twice') await atOnce(tally, 'double pay', [pay({ methodId }), pay({ methodId })])
  else if (way === 'twoWays') {
    const other = await enterCard(shop, person, dice)
    const credit = () => app.credit.apply(person.actor, { invoiceId })
    await atOnce<unknown>(tally, 'pay in two ways', [pay({ methodId }), pay({ methodId: other }), credit])
  } else await pay({ methodId })()
  if (dice.chance(0.8)) await answerChallenge(shop, person, dice)
}

/** Pays several invoices at once, as on the page for it; sometimes twice, and sometimes with credit. */
export async function payTogether(
  shop: Simulated,
  person: Person,
  dice: Dice,
  invoices: readonly string[],
): Promise<void> {
  const { app, tally } = shop
  const option = { kind: 'stored' as const, methodId: await enterCard(shop, person, dice) }
  const paymentChoice = { creditAmount: dice.chance(0.5) ? ('all' as const) : null, option }
  const pay = () => app.invoices.payTogether(person.actor, { numbers: invoices, paymentChoice })
  await atOnce(tally, 'pay together', dice.chance(0.3) ? [pay, pay] : [pay])
  if (dice.chance(0.8)) await answerChallenge(shop, person, dice)
}

/** Pays one of their open invoices, pending or expired, or some of them with one payment. */
export const payOpen: Act = async (shop, person, dice) => {
  const open = await payableInvoices(shop.reader, person.customerId)
  if (open.length > 1 && dice.chance(0.2)) {
    const invoiceIds = dice.shuffled(open).slice(0, dice.between(2, 4))
    await shop.app.payments.pay(person.actor, {
      invoiceIds,
      with: { methodId: await enterMethod(shop, person, dice) },
    })
    if (dice.chance(0.8)) await answerChallenge(shop, person, dice)
  } else if (open.length > 0) await payInvoice(shop, person, dice, dice.pick(open))
}

/** Answers at the provider's page, and comes back, or closes the browser there. */
export const answerChallenge: Act = async (shop, person, dice) => {
  const [challenge] = await openChallenges(shop.reader, person.customerId)
  if (!challenge) return
  const verdict = dice.chance(0.8) ? 'approve' : 'decline'
  await shop.runtime.sandboxPages.request(challenge.continueUrl.replace(`${shopUrl}/sandbox`, ''), {
    method: 'POST',
    body: new URLSearchParams({ verdict }),
  })
  if (dice.chance(0.6)) await shop.app.payments.ask(person.actor, { paymentId: challenge.id })
}

export const applyCredit: Act = async (shop, person, dice) => {
  const open = await payableInvoices(shop.reader, person.customerId)
  if (open.length === 0) return
  const amount = dice.chance(0.5) ? {} : { amountMinor: String(dice.between(1, 1_500)) }
  await shop.app.credit.apply(person.actor, { invoiceId: dice.pick(open), ...amount })
}

export const changeCard: Act = async (shop, person, dice) => {
  const before = await offeredMethods(shop.reader, person.customerId)
  const methodId = await enterCard(shop, person, dice)
  const doesWith = dice.weighted({ keepsBoth: 2, prefersNew: 4, dropsOld: 3, dropsBoth: 1 })
  if (doesWith === 'prefersNew') await shop.app.methods.makeDefault(person.actor, { methodId })
  const dropped = { keepsBoth: [], prefersNew: [], dropsOld: before, dropsBoth: [...before, methodId] }[
    doesWith
  ]
  for (const each of dropped) await shop.app.methods.remove(person.actor, { methodId: each })
}
