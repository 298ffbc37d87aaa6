import { z } from 'zod'
import { isChoice, isToBePaid, readsInPayment, readsOverdue } from '../invoices/invoice-states.ts'
import type { CalendarDate } from '../kernel/calendar.ts'
import { Day, list, MoneyText } from '../kernel/codecs.ts'
import { hasFailed, isWaiting } from '../payments/payment-states.ts'
import { asCustomer } from '../platform/permission.ts'
import type { ShopSettings } from '../platform/shop-settings.ts'
import { query } from '../platform/use-case.ts'
import { InvoiceSide, invoiceSide, OpenInvoice, PurchaseSide, purchaseSide } from './account-summary-store.ts'
import { ListedSchedule, listedSchedule } from './listed-schedule.ts'

const NextCharge = z.object({
  on: Day,
  amount: MoneyText,
  method: PurchaseSide.shape.method,
  number: z.string().nullable(),
  hasTax: z.boolean(),
})

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
  next: NextCharge.nullable(),
  today: Day,
})

/** The customer's own account at a glance. */
export const accountSummary = query({
  name: 'account.summary',
  input: z.object({}),
  output: AccountSummary,
  may: asCustomer,
  async run({ reader, account, now, today, shop }) {
    const wanted = { customerId: account, now, today, shop }
    const [money, owned] = await Promise.all([invoiceSide(reader, wanted), purchaseSide(reader, wanted)])
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
      next: nextCharge(money, owned, shop),
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

/** What is charged next: the soonest charge of an open invoice, of a renewal or of an instalment that is not invoiced yet. */
function nextCharge({ open }: InvoiceSide, owned: PurchaseSide, { taxMode }: ShopSettings) {
  const isTaxIncluded = taxMode === 'inclusive'
  const { coming, comingInstalment, method } = owned
  const charges = open
    .filter((one) => one.chargeOn !== null && isToBePaid(one))
    .map(({ chargeOn, openMinor, currency, number }) => ({
      on: chargeOn as CalendarDate,
      amount: { minor: openMinor, currency },
      method,
      number,
      hasTax: true,
    }))
  const renewals = coming
    ? [
        {
          on: coming.on,
          amount: { minor: coming.minor, currency: coming.currency },
          method: coming.isCollected ? method : null,
          number: null,
          hasTax: isTaxIncluded,
        },
      ]
    : []
  const instalments = comingInstalment
    ? [
        {
          on: comingInstalment.on,
          amount: { minor: comingInstalment.minor, currency: comingInstalment.currency },
          method,
          number: null,
          hasTax: true,
        },
      ]
    : []
  return [...charges, ...renewals, ...instalments].sort((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null
}
