import type { TFunction } from 'i18next'
import type { Coupon } from '../../../src/catalog/coupon.ts'
import type { ListedCustomer } from '../../../src/customers/customer-list-store.ts'
import type { ListedEmail } from '../../../src/email/email-store.ts'
import type { StaffListedInvoice } from '../../../src/overviews/staff-invoice-list-store.ts'
import type { StaffListedPayment } from '../../../src/overviews/staff-payment-list-store.ts'
import type { StaffListedPurchase } from '../../../src/overviews/staff-purchase-list-store.ts'
import type { Provided } from '../../context.ts'
import { decimalOf, type MoneyValue } from '../../format.ts'
import { methodWords } from '../../method-words.ts'
import { termWords } from '../../store/terms.ts'
import { reasonWords, templateWords } from '../../ui/events/reason.ts'
import {
  askedCoupons,
  askedCustomers,
  askedEmails,
  askedInvoices,
  askedPayments,
  askedPurchases,
} from './asked.ts'

type Door = Pick<Provided, 'app' | 'actor'> & { readonly t: TFunction }
type Cell = string | number | null
/** One batch of a list as rows of a file, and where the next begins; null after the last. */
export type Batch = { readonly rows: readonly Cell[][]; readonly older: string | null }

/** A list as a file: its heads, and its batches, each asked for with what the page's address says and the place of the one before. */
type ListFile = {
  readonly heads: (t: TFunction) => string[]
  readonly batch: (door: Door, params: URLSearchParams) => Promise<Batch>
}

const part = 'batch'
const amountIn = (currency: string, minor: MoneyValue['minor']) => decimalOf({ minor, currency })

const customers: ListFile = {
  heads: (t) => [
    t('admin.customers.number'),
    t('admin.customers.name'),
    t('history.detail.company'),
    t('admin.customers.email'),
    t('history.detail.country'),
    t('admin.customers.since'),
  ],
  async batch({ app, actor }, params) {
    const { customers, older } = await app.customers.list(actor, { ...askedCustomers(params), part })
    const row = ({ number, name, company, email, country, createdAt }: ListedCustomer) => [
      number,
      name,
      company,
      email,
      country,
      createdAt,
    ]
    return { rows: customers.map(row), older }
  },
}

const purchases: ListFile = {
  heads: (t) => [
    t('admin.purchases.purchase'),
    t('documents.quantity'),
    t('admin.invoice.fields'),
    t('admin.invoice.customer'),
    t('admin.invoice.state'),
    t('admin.purchases.bought'),
    t('admin.purchases.expiresOn'),
    t('admin.purchases.price'),
    t('admin.customer.currency'),
    t('admin.lists.term'),
  ],
  async batch({ app, actor, t }, params) {
    const { purchases, older } = await app.purchases.staffList(actor, { ...askedPurchases(params), part })
    const row = (purchase: StaffListedPurchase) => {
      const { termUnit: unit, termCount: count, currency } = purchase
      return [
        purchase.name,
        purchase.quantity,
        purchase.fields.map(({ label, value }) => `${label}: ${value}`).join('; '),
        purchase.customer,
        t(`state.${purchase.status}`),
        purchase.startedOn,
        purchase.expiresOn,
        amountIn(currency, purchase.priceMinor),
        currency,
        unit && count && termWords(t, { unit, count }),
      ]
    }
    return { rows: purchases.map(row), older }
  },
}

const invoices: ListFile = {
  heads: (t) => [
    t('admin.invoice.invoice'),
    t('admin.lists.for'),
    t('admin.invoice.customer'),
    t('admin.invoice.state'),
    t('admin.invoice.issuedOn'),
    t('admin.invoice.dueOn'),
    t('admin.invoice.total'),
    t('documents.received'),
    t('admin.customer.currency'),
  ],
  async batch({ app, actor, t }, params) {
    const { invoices, older } = await app.invoices.staffList(actor, { ...askedInvoices(params), part })
    const row = (invoice: StaffListedInvoice) => [
      invoice.number,
      invoice.title,
      invoice.customer,
      t(`state.${invoice.state}`),
      invoice.issuedOn,
      invoice.dueOn,
      amountIn(invoice.currency, invoice.totalMinor),
      amountIn(invoice.currency, invoice.receivedMinor),
      invoice.currency,
    ]
    return { rows: invoices.map(row), older }
  },
}

const payments: ListFile = {
  heads: (t) => [
    t('admin.email.at'),
    t('admin.payment.payment'),
    t('admin.lists.providersNumber'),
    t('admin.nav.invoices'),
    t('admin.invoice.customer'),
    t('admin.invoice.state'),
    t('admin.reason'),
    t('admin.payment.amount'),
    t('state.refunded'),
    t('admin.customer.currency'),
  ],
  async batch({ app, actor, t }, params) {
    const { payments, older } = await app.payments.staffList(actor, { ...askedPayments(params), part })
    const row = (payment: StaffListedPayment) => [
      payment.createdAt,
      methodWords(t, payment.methodLabel),
      payment.externalId,
      payment.invoices.map(({ number }) => number).join(', '),
      payment.customer,
      t(`state.${payment.status}`),
      payment.reason && reasonWords(t, payment.reason),
      amountIn(payment.currency, payment.amountMinor),
      amountIn(payment.currency, payment.refundedMinor),
      payment.currency,
    ]
    return { rows: payments.map(row), older }
  },
}

const emails: ListFile = {
  heads: (t) => [
    t('admin.email.subject'),
    t('admin.email.to'),
    t('admin.invoice.state'),
    t('admin.email.made'),
    t('admin.email.sent'),
    t('admin.email.failure'),
  ],
  async batch({ app, actor, t }, params) {
    const { emails, older } = await app.email.list(actor, { ...askedEmails(params), part })
    const row = (email: ListedEmail) => [
      email.subject ?? templateWords(t, email.template),
      email.recipient,
      t(`admin.email.status.${email.status}`),
      email.createdAt,
      email.sentAt,
      email.failure,
    ]
    return { rows: emails.map(row), older }
  },
}

const coupons: ListFile = {
  heads: (t) => [
    t('admin.coupons.code'),
    t('admin.coupons.percent'),
    t('admin.payment.amount'),
    t('admin.coupons.startsOn'),
    t('admin.coupons.endsOn'),
    t('admin.coupons.used'),
    t('admin.coupons.mostUses'),
    t('admin.coupons.endedAt'),
  ],
  async batch({ app, actor }, params) {
    const { coupons, older } = await app.catalog.coupons(actor, { ...askedCoupons(params), part })
    const row = (coupon: Coupon) => [
      coupon.code,
      coupon.percentPpm === null ? null : Number(coupon.percentPpm) / 10_000,
      coupon.amounts.map((amount) => `${decimalOf(amount)} ${amount.currency}`).join('; '),
      coupon.startsOn,
      coupon.endsOn,
      coupon.used,
      coupon.mostUses,
      coupon.endedAt,
    ]
    return { rows: coupons.map(row), older }
  },
}

/** By their names in the address. */
export const listFiles: Readonly<Record<string, ListFile>> = {
  customers,
  purchases,
  invoices,
  payments,
  email: emails,
  coupons,
}
