import { CouponId, PackageId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'
import { Amount, Count, InvoiceRef, Words } from '../platform/history/fields.ts'

const used = { code: Words, invoice: InvoiceRef }

export const catalogEvents = {
  'tax_class.created': event('shop', { name: Words }, { audience: 'staff' }),
  'group.created': event('shop', { name: Words }, { audience: 'staff' }),
  /** With what there was of it then; null: it has no limit. Of packages from before that was told there is nothing. */
  'package.created': event(
    'shop',
    { packageId: PackageId, name: Words, stock: Count.nullable() },
    { audience: 'staff', version: 2 },
  ),
  'coupon.created': event('shop', { couponId: CouponId, code: Words }, { audience: 'staff' }),
  'coupon.ended': event('shop', { couponId: CouponId, code: Words }, { audience: 'staff' }),
  /** Used for an order, given back with an order that was never paid, and used after all when its money came late. */
  'coupon.redeemed': event('purchases', { ...used, off: Amount }),
  'coupon.returned': event('purchases', used),
  'coupon.retaken': event('purchases', used),
}

type CatalogEvents = typeof catalogEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CatalogEvents {}
  interface EventGroups {
    purchases: unknown
    shop: unknown
  }
}
