import { z } from 'zod'
import { taxRates } from '../catalog/catalog-store.ts'
import { taxFor } from '../catalog/tax.ts'
import { announceInvoice } from '../collection/announce-invoice.ts'
import { insertDueCharge } from '../collection/due-charge-store.ts'
import type { Customer } from '../customers/customer.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import type { Issued } from '../invoices/invoice.ts'
import { type BegunBy, isCustomersOwn, isPaid } from '../invoices/invoice-states.ts'
import { issueInvoice, type NewLine, usualExpiry } from '../invoices/issue-invoice.ts'
import { present } from '../kernel/assert.ts'
import { type CalendarDate, laterOf, plusDays } from '../kernel/calendar.ts'
import { type InvoiceId, PurchaseId } from '../kernel/ids.ts'
import { refOf } from '../platform/history/fields.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase, type Work } from '../platform/use-case.ts'
import { type Cycle, nextPeriod, type Purchase } from './purchase.ts'
import { isUsable } from './purchase-states.ts'
import { findPurchase, lockRenewedTogether } from './purchase-store.ts'
import { renewal } from './purchase-terms.ts'
import { endDay, renewalInvoiceDay } from './renewal-days.ts'
import { renewalPrice } from './renewal-price.ts'
import { insertRenewals } from './renewal-store.ts'

export type Renewable = Purchase & { cycle: Cycle }

/**
 * Makes the renewal invoice of a purchase whose day has come, together with whatever else of this customer renews on the
 * same day (a setting). Done before, by whichever worker, it does nothing; the database's key on purchase and period
 * stands behind that.
 */
export const invoiceRenewal = useCase({
  name: 'renewal.invoice',
  input: z.object({ purchaseId: PurchaseId }),
  output: z.object({ number: z.string() }).nullable(),
  may: systemOnly,
  async run(work, { purchaseId }) {
    const asked = orNotFound(await findPurchase(work.trx, purchaseId))
    if (!isUsable(asked) || !asked.cycle) return null
    if (renewalInvoiceDay(asked.cycle, work.shop.renewalInvoiceDays) > work.today) return null
    const customer = orNotFound(await lockCustomer(work.trx, asked.customerId))
    const like = { ...asked, cycle: asked.cycle }
    const together = await lockRenewedTogether(work.trx, like, work)
    const due = work.shop.shareRenewalInvoice ? together : together.filter((each) => each.id === purchaseId)
    if (!due.some((each) => each.id === purchaseId)) return null
    const { number } = await makeRenewalInvoice(work, customer, { purchases: due, begunBy: 'shop' })
    return { number }
  },
})

type Asked = { readonly purchases: readonly Renewable[]; readonly begunBy: BegunBy }

/**
 * Writes one invoice for the next period of each of these purchases, whose rows are locked, and plans its charges. What the customer
 * begins is charged by nobody but them, and makes way for the shop's own invoice when its day comes.
 */
export async function makeRenewalInvoice(
  work: Work,
  customer: Customer,
  { purchases, begunBy }: Asked,
): Promise<Issued> {
  const rates = await taxRates(work.trx)
  const lines = purchases.map((purchase) => ({
    ...renewalLine(purchase),
    tax: taxFor(rates.get(purchase.taxClassId) ?? [], customer),
  }))
  const [renewsOn, endsOn] = daysOf(purchases)
  const { currency, taxMode } = present(purchases[0], 'what is renewed')
  const isOurs = begunBy === 'shop'
  const invoice = await issueInvoice(work, {
    customer,
    origin: 'renewal',
    begunBy,
    currency,
    taxMode,
    lines,
    dueOn: laterOf(renewsOn, work.today),
    expiresOn: isOurs ? laterOf(endsOn, work.today) : lastDayOfChoice(work, purchases),
  })
  await keepRenewals(work, purchases, invoice)
  if (isOurs && !isPaid(invoice)) await planCharge(work, invoice.id, purchases)
  await announce(work, purchases, invoice)
  return invoice
}

/** The shop's own invoice takes its place; what was stopped or has ended waits as long as an order does. */
function lastDayOfChoice(work: Work, purchases: readonly Renewable[]): CalendarDate {
  const ours = purchases
    .filter((each) => isUsable(each) && each.autoRenew)
    .map(({ cycle }) => renewalInvoiceDay(cycle, work.shop.renewalInvoiceDays))
  return [...ours, usualExpiry(work)].sort()[0] as CalendarDate
}

function renewalLine(purchase: Renewable): Omit<NewLine, 'tax'> {
  const period = nextPeriod(purchase.cycle)
  const { discount, priceMinor, quantity } = purchase
  const { discountMinor } = renewalPrice(purchase)
  const coupon = discountMinor > 0n && discount ? { coupon: discount.code } : {}
  return {
    kind: 'renewal',
    description: purchase.name,
    quantity,
    unitMinor: priceMinor,
    discountMinor,
    period: { ...period, paidBy: plusDays(endDay(purchase, purchase.cycle), -1) },
    breakdown: { kind: 'renewal', unitMinor: String(priceMinor), quantity, ...coupon },
    fulfilment: { kind: renewal, terms: { purchaseId: purchase.id, from: period.from, to: period.to } },
  }
}

function daysOf(purchases: readonly Renewable[]): [renewsOn: CalendarDate, endsOn: CalendarDate] {
  const renewsOn = purchases.map((purchase) => purchase.cycle.expiresOn).sort()[0] as CalendarDate
  const endsOn = purchases
    .map((purchase) => endDay(purchase, purchase.cycle))
    .sort()
    .at(-1) as CalendarDate
  return [renewsOn, endsOn]
}

async function keepRenewals(work: Work, purchases: readonly Renewable[], invoice: Issued): Promise<void> {
  const periods = purchases.map((purchase) => ({
    purchaseId: purchase.id,
    period: nextPeriod(purchase.cycle),
  }))
  const status = isPaid(invoice) ? 'paid' : 'open'
  await insertRenewals(work.trx, periods, { id: invoice.id, customerId: invoice.customerId, status })
}

/**
 * From the renewal day on the invoice of these purchases is charged to the stored method, or its customer reminded of it where that is
 * not so. Planned before, nothing changes.
 */
export async function planCharge(
  work: Work,
  invoiceId: InvoiceId,
  purchases: readonly Renewable[],
): Promise<void> {
  const [dueOn, endsOn] = daysOf(purchases)
  const { customerId } = present(purchases[0], 'what is renewed')
  await insertDueCharge(work.trx, {
    invoiceId,
    customerId,
    origin: 'renewal',
    dueOn,
    endsOn,
    attempts: 0,
    chargeOn: dueOn,
  })
}

async function announce(work: Work, purchases: readonly Renewable[], invoice: Issued): Promise<void> {
  for (const purchase of purchases) {
    const { from, to } = nextPeriod(purchase.cycle)
    work.record({
      type: 'renewal.invoiced',
      customerId: invoice.customerId,
      purchase: refOf(purchase),
      invoice: refOf(invoice),
      from,
      to,
    })
  }
  if (isPaid(invoice) || isCustomersOwn(invoice)) return
  await announceInvoice(work, invoice)
}
