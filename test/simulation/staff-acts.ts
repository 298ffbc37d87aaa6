import type { Package } from '../../src/catalog/package.ts'
import { calendarDate } from '../../src/kernel/calendar.ts'
import { system } from '../../src/platform/actor.ts'
import { afterwardsChoices } from '../../src/refunds/refund-states.ts'
import { openedPackage, pricedAt } from '../world/package-form.ts'
import { staff } from '../world/world.ts'
import { atOnce } from './at-once.ts'
import type { Dice } from './dice.ts'
import {
  payableInvoices,
  paymentsForReview,
  purchasesWithTerm,
  queuedEmails,
  refundable,
  returnable,
  runningSchedules,
} from './facts-of-shop.ts'
import type { Simulated } from './simulated-shop.ts'

type StaffAct = (shop: Simulated, dice: Dice) => Promise<void>

/** Decides some of what waits for a decision; two of them may press the same button. */
const review: StaffAct = async ({ app, reader, tally }, dice) => {
  for (const id of await paymentsForReview(reader)) {
    if (dice.chance(0.3)) continue
    const verdict = dice.chance(0.7) ? 'accept' : 'refuse'
    const press = () => app.payments.review(staff, { paymentId: id, verdict, reason: 'looked at' })
    if (dice.chance(0.2)) await atOnce(tally, 'double review', [press, press])
    else await tally.expect('review', press)
  }
}

const refund: StaffAct = async ({ app, reader, tally }, dice) => {
  const paid = await refundable(reader)
  if (paid.length === 0) return
  const { id: paymentId, invoiceIds, leftMinor } = dice.pick(dice.chance(0.5) ? paid.slice(0, 2) : paid)
  const amountMinor = String(dice.chance(0.4) ? leftMinor : dice.between(1, Number(leftMinor)))
  const invoiceId = dice.pick(invoiceIds)
  const afterwards = dice.for('afterwards').pick(['usual', ...afterwardsChoices] as const)
  const wanted = { paymentId, invoiceId, amountMinor, reason: 'goodwill' }
  const press = () => app.refunds.make(staff, afterwards === 'usual' ? wanted : { ...wanted, afterwards })
  await atOnce(tally, 'refund', dice.chance(0.2) ? [press, press] : [press])
}

const returnCredit: StaffAct = async ({ app, reader, tally }, dice) => {
  const left = await returnable(reader)
  if (left.length === 0) return
  const { id: paymentId, invoiceId, leftMinor } = dice.pick(left)
  const amountMinor = String(dice.chance(0.5) ? leftMinor : dice.between(1, Number(leftMinor)))
  const asked = { paymentId, invoiceId, source: 'credit', amountMinor, reason: 'asked for' } as const
  const press = () => app.refunds.make(staff, asked)
  await atOnce(tally, 'return credit', dice.chance(0.3) ? [press, press] : [press])
}

const adjustCredit: StaffAct = async ({ app, people }, dice) => {
  const { customerId } = dice.pick(people)
  const amountMinor = String(dice.between(1, 3_000) * (dice.chance(0.25) ? -1 : 1))
  await app.credit.adjust(staff, { customerId, currency: 'EUR', amountMinor, reason: 'put right' })
}

const cancelInvoice: StaffAct = async ({ app, reader }, dice) => {
  const open = await payableInvoices(reader, null)
  if (open.length === 0) return
  await app.invoices.cancel(staff, { invoiceId: dice.pick(open), reason: 'asked for by telephone' })
}

const sendAgain: StaffAct = async ({ app, reader }, dice) => {
  const open = await payableInvoices(reader, null)
  if (open.length === 0) return
  await app.invoices.sendAgain(staff, { invoiceId: dice.pick(open) })
}

/** Writes down money that came by itself; two of them may hold the same receipt. */
const recordPayment: StaffAct = async ({ app, reader, tally }, dice) => {
  const open = await payableInvoices(reader, null)
  if (open.length === 0) return
  const invoiceId = dice.pick(open)
  const method = dice.pick(['manual', 'cash', 'other'] as const)
  const amountMinor = String(dice.between(1, 3_000))
  const press = () =>
    app.payments.record(staff, { invoiceId, amountMinor, method, receivedOn: calendarDate('2026-01-01') })
  await atOnce(tally, 'record payment', dice.chance(0.3) ? [press, press] : [press])
}

const endPurchase: StaffAct = async ({ app, people, reader }, dice) => {
  const owned = await purchasesWithTerm(reader, dice.pick(people).customerId)
  if (owned.length === 0) return
  await app.purchases.cancel(staff, { purchaseId: dice.pick(owned), reason: 'asked for by telephone' })
}

const cancelSchedule: StaffAct = async ({ app, reader }, dice) => {
  const running = await runningSchedules(reader)
  if (running.length === 0) return
  await app.schedules.cancel(staff, { scheduleId: dice.pick(running), reason: 'asked for by telephone' })
}

const sellMore: StaffAct = async ({ sells, packages }, dice) => {
  const price = dice.between(1, 90) * 111
  packages.push(await sells(`Thing ${packages.length}`, { price, tax: 190_000, stock: dice.between(1, 30) }))
}

/** What is sold gets dearer or cheaper, is stocked up, hidden or shown; two of them may have the same form open. */
const changePackage: StaffAct = async ({ app, packages, tally }, dice) => {
  const changed = packages.filter(isPaidAtOnce)
  if (changed.length === 0) return
  const { id: packageId } = dice.pick(changed)
  const opened = await openedPackage(app, packageId)
  const priced = dice.chance(0.5) ? pricedAt(opened, String(dice.between(1, 90) * 111)) : opened
  const { was } = opened.stock
  const now = typeof was === 'number' && dice.chance(0.4) ? was + dice.between(1, 10) : was
  const form = { ...priced, visible: dice.chance(0.97), stock: { was, now } }
  const save = () => app.catalog.changePackage(staff, form)
  await atOnce(tally, 'change package', dice.chance(0.2) ? [save, save] : [save])
}

/** What is paid in instalments stays on sale as it is, so that some of them run at the end of a year. */
function isPaidAtOnce({ options }: Package): boolean {
  return options.every(({ instalments }) => instalments === null)
}

/** Somebody archives the wrong one, takes it back and shows it again. */
const archiveByMistake: StaffAct = async ({ app, packages }, dice) => {
  if (packages.length === 0) return
  const { id: packageId } = dice.pick(packages)
  await app.catalog.archivePackage(staff, { packageId })
  await app.catalog.restorePackage(staff, { packageId })
  await app.catalog.changePackage(staff, { ...(await openedPackage(app, packageId)), visible: true })
}

/** A shelf is put up, renamed and taken away again; a tax class is called otherwise. */
const tidyCatalogue: StaffAct = async ({ app, packages }, dice) => {
  const name = `Shelf ${dice.between(1, 1_000_000)}`
  const slug = name.toLowerCase().replace(' ', '-')
  const groupId = await app.catalog.createGroup(staff, { name, slug })
  await app.catalog.changeGroup(staff, { groupId, version: 1, name: `${name} again`, slug })
  await app.catalog.deleteGroup(staff, { groupId })
  if (packages.length === 0) return
  const { taxClassId } = dice.pick(packages)
  const { rates, ...taxClass } = await app.catalog.taxClass(staff, { taxClassId })
  const { version } = taxClass
  await app.catalog.changeTaxClass(staff, {
    taxClassId,
    version,
    name: `Tax ${name}`,
    rates: rates.map((rate) => ({ ...rate, ratePpm: String(rate.ratePpm) })),
  })
}

/** The owner calls the shop otherwise; two of them may have the same form open. */
const changeSettings: StaffAct = async ({ app, tally }, dice) => {
  const { settings, version } = await app.shop.edited(staff, {})
  const changed = { ...settings, legalName: `Shop ${dice.between(1, 1_000)} Ltd` }
  const save = () => app.shop.changeSettings(staff, { settings: changed, version })
  await atOnce(tally, 'change settings', dice.chance(0.5) ? [save, save] : [save])
}

/** Coupons come and go; a few are used up soon. */
const makeCoupon: StaffAct = async ({ app, coupons }, dice) => {
  const code = `CODE-${coupons.length}`
  const off = dice.chance(0.5)
    ? { percentPpm: String(dice.between(1, 100) * 10_000) }
    : { amounts: [{ currency: 'EUR', minor: String(dice.between(1, 5_000)) }] }
  const limits = {
    mostUses: dice.chance(0.5) ? dice.between(1, 10) : null,
    mostUsesEach: dice.chance(0.5) ? 1 : null,
    renewals: dice.chance(0.2) ? null : dice.between(0, 4),
  }
  const couponId = await app.catalog.createCoupon(staff, { code, ...off, ...limits })
  coupons.push({ couponId, code })
}

const endCoupon: StaffAct = async ({ app, coupons, tally }, dice) => {
  if (coupons.length === 0) return
  const { couponId } = dice.pick(coupons)
  await tally.expect('end coupon', () => app.catalog.endCoupon(staff, { couponId }))
}

/** The queue delivers; sometimes two workers have got hold of the same job. */
const deliverEmail: StaffAct = async ({ runtime, reader, tally }, dice) => {
  for (const id of await queuedEmails(reader)) {
    const deliver = () => runtime.deliverEmail(id)
    await atOnce(tally, 'deliver email', dice.chance(0.3) ? [deliver, deliver] : [deliver])
  }
}

const releaseEmailsCommand: StaffAct = async ({ app }) => void (await app.email.release(staff, {}))

const tidy: StaffAct = async ({ app }) => {
  await app.carts.removeStale(system('housekeeping'), {})
  await app.forgetKeys(system('housekeeping'), {})
  await app.search.foldNames(system('housekeeping'), {})
}

const lookAround: StaffAct = async ({ app, people }, dice) => {
  const { customerId } = dice.pick(people)
  await app.dashboard.page(staff, {})
  await app.customers.page(staff, { customerId })
  await app.customers.staffHistory(staff, { customerId })
  await app.payments.staffList(staff, {})
  await app.invoices.staffList(staff, {})
  await app.search.find(staff, { typed: 'person 1' })
}

export const staffActs = {
  review,
  refund,
  returnCredit,
  adjustCredit,
  cancelInvoice,
  sendAgain,
  recordPayment,
  endPurchase,
  cancelSchedule,
  sellMore,
  changePackage,
  archiveByMistake,
  tidyCatalogue,
  changeSettings,
  deliverEmail,
  releaseEmailsCommand,
  tidy,
  lookAround,
  makeCoupon,
  endCoupon,
} satisfies Record<string, StaffAct>

export const howOftenStaff: Record<keyof typeof staffActs, number> = {
  review: 40,
  refund: 10,
  returnCredit: 6,
  adjustCredit: 10,
  cancelInvoice: 4,
  sendAgain: 2,
  recordPayment: 4,
  endPurchase: 1,
  cancelSchedule: 1,
  sellMore: 2,
  changePackage: 6,
  archiveByMistake: 1,
  tidyCatalogue: 1,
  changeSettings: 1,
  deliverEmail: 8,
  releaseEmailsCommand: 2,
  tidy: 3,
  lookAround: 8,
  makeCoupon: 5,
  endCoupon: 2,
}
