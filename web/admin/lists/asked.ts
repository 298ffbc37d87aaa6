import type { CouponSort } from '../../../src/catalog/coupon-store.ts'
import type { CustomerSort } from '../../../src/customers/customer-list-store.ts'
import type { EmailSort } from '../../../src/email/email-store.ts'
import { CouponId, CustomerId, EmailId, InvoiceId, PaymentId, PurchaseId } from '../../../src/kernel/ids.ts'
import type { InvoiceSort } from '../../../src/overviews/staff-invoice-list-store.ts'
import type { PaymentSort } from '../../../src/overviews/staff-payment-list-store.ts'
import type { PurchaseSort } from '../../../src/overviews/staff-purchase-list-store.ts'
import { emailViews, invoiceViews, paymentViews, purchaseViews } from './views.ts'

// What the address of each list asks for; what it says that no list has is as if it were not said.

export function askedCustomers(params: URLSearchParams) {
  const sort = oneOf<CustomerSort>(params, 'sort', ['name', '-name', 'since', '-since']) ?? '-since'
  return { typed: textOf(params, 'q'), sort, before: CustomerId.safeParse(params.get('before')).data }
}

export function askedPurchases(params: URLSearchParams) {
  const sorts: readonly PurchaseSort[] = ['bought', '-bought', 'expires', '-expires', 'price', '-price']
  return {
    view: oneOf(params, 'view', purchaseViews) ?? 'all',
    typed: textOf(params, 'q'),
    customerId: customerIn(params),
    sort: oneOf(params, 'sort', sorts) ?? '-bought',
    before: PurchaseId.safeParse(params.get('before')).data,
  }
}

export function askedInvoices(params: URLSearchParams) {
  const sorts: readonly InvoiceSort[] = ['issued', '-issued', 'due', '-due', 'total', '-total']
  return {
    view: oneOf(params, 'view', invoiceViews) ?? 'all',
    typed: textOf(params, 'q'),
    customerId: customerIn(params),
    sort: oneOf(params, 'sort', sorts) ?? '-issued',
    before: InvoiceId.safeParse(params.get('before')).data,
  }
}

export function askedPayments(params: URLSearchParams) {
  const sorts: readonly PaymentSort[] = ['made', '-made', 'amount', '-amount']
  return {
    status: oneOf(params, 'status', paymentViews),
    typed: textOf(params, 'q'),
    customerId: customerIn(params),
    sort: oneOf(params, 'sort', sorts) ?? '-made',
    before: PaymentId.safeParse(params.get('before')).data,
  }
}

export function askedEmails(params: URLSearchParams) {
  return {
    status: oneOf(params, 'status', emailViews),
    customerId: customerIn(params),
    sort: oneOf<EmailSort>(params, 'sort', ['made', '-made']) ?? '-made',
    before: EmailId.safeParse(params.get('before')).data,
  }
}

export function askedCoupons(params: URLSearchParams) {
  const sorts: readonly CouponSort[] = ['made', '-made', 'code', '-code', 'ends', '-ends']
  return {
    sort: oneOf(params, 'sort', sorts) ?? '-made',
    before: CouponId.safeParse(params.get('before')).data,
  }
}

/** What an address says under a name, bounded. */
function textOf(params: URLSearchParams, name: string): string {
  return (params.get(name) ?? '').trim().slice(0, 200)
}

function customerIn(params: URLSearchParams) {
  return CustomerId.safeParse(params.get('customer')).data
}

function oneOf<One extends string>(params: URLSearchParams, name: string, all: readonly One[]) {
  return all.find((one) => one === params.get(name))
}
