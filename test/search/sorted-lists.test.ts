import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { couponSorts, listCoupons } from '../../src/catalog/coupon-store.ts'
import { customerSorts, listCustomers } from '../../src/customers/customer-list-store.ts'
import { emailSorts, listEmails } from '../../src/email/email-store.ts'
import { CouponId, CustomerId, EmailId, InvoiceId, PaymentId, PurchaseId } from '../../src/kernel/ids.ts'
import { invoiceSorts, invoiceViews, listInvoices } from '../../src/overviews/staff-invoice-list-store.ts'
import { listPayments, paymentSorts } from '../../src/overviews/staff-payment-list-store.ts'
import { listPurchases, purchaseSorts, purchaseViews } from '../../src/overviews/staff-purchase-list-store.ts'
import type { Reader } from '../../src/platform/database.ts'
import type { Sort } from '../../src/platform/list-order.ts'
import { openWorld, type World } from '../world/world.ts'
import { addMany, manyRows } from './many-rows.ts'
import { counting } from './touched-rows.ts'

const limit = 26
/** A page for each state, its customers, and what of each row is looked up besides. */
const most = 16 * limit

let world: World
beforeAll(async () => {
  world = await openWorld('2026-03-01')
  await addMany(world)
})
afterAll(() => world.close())

const both = <Key extends string>(keys: readonly Key[]) =>
  keys.flatMap((key): Sort<Key>[] => [key, `-${key}`])
const inTheMiddle = (kind: number) =>
  `018f0000-0000-7000-800${kind}-${String(manyRows / 2).padStart(12, '0')}`
const anywhere = { typed: '', customerId: null, limit }

/** Each list in each of its orders, from the beginning and from the middle on. */
const lists: [string, (reader: Reader, isFirst: boolean) => Promise<unknown>][] = [
  ...both(customerSorts).map(
    (sort) =>
      [
        `customers by ${sort}`,
        (reader: Reader, isFirst: boolean) =>
          listCustomers(reader, {
            sort,
            typed: '',
            before: isFirst ? null : CustomerId.parse(inTheMiddle(1)),
            limit,
          }),
      ] as const,
  ),
  ...both(invoiceSorts).flatMap((sort) =>
    invoiceViews
      // These look at payments, or at all that is unpaid, in whatever order.
      .filter((view) => view !== 'overdue' && view !== 'failed_charges')
      .map(
        (view) =>
          [
            `${view} invoices by ${sort}`,
            (reader: Reader, isFirst: boolean) =>
              listInvoices(
                reader,
                { ...anywhere, view, sort, before: isFirst ? null : InvoiceId.parse(inTheMiddle(2)) },
                { now: world.clock.now(), today: '2026-03-01' as never, shop: world.runtime.shop.settings() },
              ),
          ] as const,
      ),
  ),
  ...both(purchaseSorts).flatMap((sort) =>
    purchaseViews.map(
      (view) =>
        [
          `${view} purchases by ${sort}`,
          (reader: Reader, isFirst: boolean) =>
            listPurchases(reader, {
              ...anywhere,
              view,
              sort,
              before: isFirst ? null : PurchaseId.parse(inTheMiddle(4)),
            }),
        ] as const,
    ),
  ),
  ...both(paymentSorts).flatMap((sort) =>
    ([null, 'approved', 'failed'] as const).map(
      (status) =>
        [
          `${status ?? 'all'} payments by ${sort}`,
          (reader: Reader, isFirst: boolean) =>
            listPayments(reader, {
              ...anywhere,
              status,
              sort,
              before: isFirst ? null : PaymentId.parse(inTheMiddle(5)),
            }),
        ] as const,
    ),
  ),
  ...both(emailSorts).flatMap((sort) =>
    ([null, 'failed'] as const).map(
      (status) =>
        [
          `${status ?? 'all'} emails by ${sort}`,
          (reader: Reader, isFirst: boolean) =>
            listEmails(reader, {
              customerId: null,
              limit,
              status,
              sort,
              before: isFirst ? null : EmailId.parse(inTheMiddle(6)),
            }),
        ] as const,
    ),
  ),
  ...both(couponSorts).map(
    (sort) =>
      [
        `coupons by ${sort}`,
        (reader: Reader, isFirst: boolean) =>
          listCoupons(reader, { sort, limit, before: isFirst ? null : CouponId.parse(inTheMiddle(7)) }),
      ] as const,
  ),
].map(([name, list]) => [name, list])

describe.each(lists)('%s', (_, list) => {
  test.each([true, false])('read along an index, at its beginning: %s', async (isFirst) => {
    const { reader, touched } = counting(world.runtime.database.reader)
    await list(reader, isFirst)
    expect(touched).toHaveLength(1)
    expect(touched[0]).toBeGreaterThan(0)
    expect(touched[0]).toBeLessThan(most)
  })
})
