import { findInvoice } from '../../src/invoices/invoice-store.ts'
import { present } from '../../src/kernel/assert.ts'
import { dateIn } from '../../src/kernel/calendar.ts'
import type { PurchaseId } from '../../src/kernel/ids.ts'
import type { Person } from '../world/person.ts'
import { timeZone } from '../world/world.ts'
import { atOnce } from './at-once.ts'
import type { Act } from './customer-acts.ts'
import type { Dice } from './dice.ts'
import { payableInvoices, purchasesWithTerm, schedulesOf } from './facts-of-shop.ts'
import { payInvoice, payTogether } from './paying.ts'
import type { Simulated } from './simulated-shop.ts'

type ActOnPurchase = (shop: Simulated, person: Person, dice: Dice, purchaseId: PurchaseId) => Promise<unknown>

/** Something done to one of the things that they own, if they own any. */
function withPurchase(act: ActOnPurchase): Act {
  return async (shop, person, dice) => {
    const owned = await purchasesWithTerm(shop.reader, person.customerId)
    if (owned.length > 0) await act(shop, person, dice, dice.pick(owned))
  }
}

export const turnOffAutoRenew = withPurchase(({ app }, { actor }, _dice, purchaseId) =>
  app.purchases.turnOffAutoRenew(actor, { purchaseId }),
)

export const turnOnAutoRenew = withPurchase(({ app }, { actor }, _dice, purchaseId) =>
  app.purchases.turnOnAutoRenew(actor, { purchaseId }),
)

export const setCollection = withPurchase(({ app }, { actor }, dice, purchaseId) =>
  app.purchases.setCollection(actor, { purchaseId, collection: dice.chance(0.5) ? 'automatic' : 'manual' }),
)

/** Writes something down for it, sometimes from two tabs. */
export const changeFields = withPurchase(async ({ app, tally }, { actor }, dice, purchaseId) => {
  const { openFields, version } = await app.purchases.page(actor, { purchaseId })
  const text = `note ${dice.between(1, 1_000)}`
  const fields = Object.fromEntries(openFields.map(({ id }) => [id, text]))
  const save = () => app.purchases.changeFields(actor, { purchaseId, version, fields })
  await atOnce(tally, 'change fields', dice.chance(0.3) ? [save, save] : [save])
})

export const cancelPurchase = withPurchase(({ app }, { actor }, _dice, purchaseId) =>
  app.purchases.cancel(actor, { purchaseId, reason: 'not needed any more' }),
)

/** Looks at what it may become, chooses something, and mostly pays it; sometimes from two tabs, sometimes to take it back. */
export const changePackage = withPurchase(async (shop, person, dice, purchaseId) => {
  const { app, tally } = shop
  const { actor } = person
  const quantity = dice.chance(0.8) ? {} : { quantity: dice.between(1, 3) }
  const { quotes } = await app.changes.choices(actor, { purchaseId, ...quantity })
  if (quotes.length === 0) return
  const { packageId, optionId, quantity: count, payMinor } = dice.pick(quotes)
  const wanted = { purchaseId, packageId, optionId, quantity: count }
  const changeId = await app.changes.quote(actor, wanted)
  await app.changes.page(actor, { purchaseId, changeId })
  const press = () => app.changes.commit(actor, { purchaseId, changeId })
  const answers = await atOnce(tally, 'change package', dice.chance(0.2) ? [press, press] : [press])
  const number = answers[0]?.number
  if (!number) return
  const invoice = present(await findInvoice(shop.reader, { number }), 'the invoice of a change')
  if (invoice.totalMinor !== payMinor) throw new Error(`${number} comes to other than was shown`)
  if (dice.chance(0.75)) await payInvoice(shop, person, dice, invoice.id)
})

export const renewNow = withPurchase(async (shop, person, dice, purchaseId) => {
  const { number } = await shop.app.purchases.renewNow(person.actor, { purchaseId })
  const { id } = present(await findInvoice(shop.reader, { number }), 'the renewal')
  await shop.app.payments.payPage(person.actor, { number })
  if (dice.chance(0.8)) await payInvoice(shop, person, dice, id)
})

/** Pays one payment of a schedule early or late, or all that is left; sometimes from two tabs. */
export const paySchedule: Act = async (shop, person, dice) => {
  const { app, reader, tally } = shop
  const schedules = await schedulesOf(reader, person.customerId)
  if (schedules.length === 0) return
  const scheduleId = dice.pick(schedules)
  const position = dice.chance(0.3) ? null : dice.between(1, 6)
  await app.schedules.list(person.actor, { show: 'running' })
  await app.schedules.page(person.actor, { scheduleId })
  const ask = () => app.schedules.pay(person.actor, { scheduleId, position })
  const answers = await atOnce(tally, 'pay schedule', dice.chance(0.2) ? [ask, ask] : [ask])
  const numbers = answers[0]?.numbers ?? []
  const [number, ...others] = numbers
  if (!number || dice.chance(0.3)) return
  if (others.length > 0) return payTogether(shop, person, dice, numbers)
  const { id } = present(await findInvoice(reader, { number }), 'the invoice of a schedule')
  await payInvoice(shop, person, dice, id)
}

export const cancelInvoice: Act = async (shop, person, dice) => {
  const open = await payableInvoices(shop.reader, person.customerId)
  if (open.length === 0) return
  await shop.app.invoices.cancel(person.actor, { invoiceId: dice.pick(open), reason: 'a mistake' })
}

/** Their own books call it something. */
export const setPurchaseOrder: Act = async ({ app, reader }, { actor, customerId }, dice) => {
  const [invoiceId] = await payableInvoices(reader, customerId)
  if (!invoiceId) return
  const purchaseOrder = dice.chance(0.2) ? '' : `PO ${dice.between(1, 10_000)}`
  await app.invoices.setPurchaseOrder(actor, { invoiceId, purchaseOrder })
}

export const changeDetails: Act = async (shop, person, dice) => {
  const today = dateIn(timeZone, shop.clock.now())
  const { version } = await shop.app.customers.account(person.actor, {})
  await shop.app.customers.change(person.actor, {
    customerId: person.customerId,
    version,
    name: person.customer.name,
    timeZone,
    company: dice.chance(0.3) ? `Company of ${today}` : '',
    country: dice.pick(['DE', 'AT', 'FR', 'US']),
  })
}

export const readHistory: Act = async ({ app }, { actor, customerId }) =>
  void (await app.customers.history(actor, { customerId }))
