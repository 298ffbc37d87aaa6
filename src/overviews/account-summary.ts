import { z } from 'zod'
import type { NextCharge } from '../collection/next-charge.ts'
import { isChoice, readsInPayment, readsOverdue } from '../invoices/invoice-states.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { Day, list, MoneyText } from '../kernel/codecs.ts'
import { hasFailed, isWaiting } from '../payments/payment-states.ts'
import { asCustomer } from '../platform/permission.ts'
import { query } from '../platform/use-case.ts'
import { InvoiceSide, invoiceSide, OpenInvoice, PurchaseSide, purchaseSide } from './account-summary-store.ts'
import { ListedSchedule, listedSchedule } from './listed-schedule.ts'
import { findNextCharges, ShownCharge, shownCharge } from './next-charges.ts'

const AccountSummary = z.object({
  emailConfirmed: z.boolean(),
  credit: list(MoneyText),
  sums: InvoiceSide.shape.sums,
  active: z.number().int(),
  purchases: PurchaseSide.shape.purchases,
  schedules: list(ListedSchedule),
  overdue: list(OpenInvoice),
  needs: list(OpenInvoice.extend({ retryOn: Day.nullable() })),
  latest: InvoiceSide.shape.latest,
  next: ShownCharge.nullable(),
  today: Day,
})

/** The customer's own account at a glance. */
export const accountSummary = query({
  name: 'account.summary',
  input: z.object({}),
  output: AccountSummary,
  may: asCustomer,
  async run(view) {
    const { reader, account, now, today, shop } = view
    const wanted = { customerId: account, now, today, shop }
    const [money, owned, charges] = await Promise.all([
      invoiceSide(reader, wanted),
      purchaseSide(reader, wanted),
      findNextCharges(view, { customerId: account, until: null }),
    ])
    const { emailConfirmed, credit, sums, open, latest } = money
    return {
      emailConfirmed,
      credit,
      sums,
      active: owned.active,
      purchases: owned.purchases,
      schedules: owned.schedules.map((row) => listedSchedule(row, today)),
      overdue: open.filter(readsOverdue),
      needs: open
        .filter(needsCustomer)
        .slice(0, 5)
        .map((one) => ({ ...one, retryOn: one.chargeOn })),
      latest,
      next: soonest(charges, today),
      today,
    }
  },
})

/** What will not be paid without the customer: nothing is going to be charged, or the last charge went wrong. */
function needsCustomer(invoice: OpenInvoice): boolean {
  const { chargeOn, attempt } = invoice
  if (isChoice(invoice)) return false
  const last = attempt && { status: attempt }
  if (readsInPayment(invoice)) return last !== null && isWaiting(last)
  return chargeOn === null || (last !== null && hasFailed(last))
}

/** The soonest that there is something to pay of; what waits since an earlier day is due already, and told so. */
function soonest(charges: readonly NextCharge[], today: CalendarDate) {
  const next = charges.find(({ on, isAutomatic, open }) => open.minor > 0n && (isAutomatic || on >= today))
  return next ? shownCharge(next) : null
}
