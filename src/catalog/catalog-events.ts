import { CouponId, GroupId, PackageId, TaxClassId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'
import { Amount, Change, Count, InvoiceRef, Words } from '../platform/history/fields.ts'

/** One detail of what is called so, which made it this version. */
const changed = { name: Words, version: Count, change: Change }
const used = { code: Words, invoice: InvoiceRef }

export const catalogEvents = {
  'tax_class.created': event('shop', { name: Words }, { audience: 'staff' }),
  'tax_class.changed': event('shop', { taxClassId: TaxClassId, ...changed }, { audience: 'staff' }),
  'group.created': event('shop', { name: Words }, { audience: 'staff' }),
  'group.changed': event('shop', { groupId: GroupId, ...changed }, { audience: 'staff' }),
  'group.deleted': event('shop', { name: Words }, { audience: 'staff' }),
  /** With what there was of it then; null: it has no limit. Of packages from before that was told there is nothing. */
  'package.created': event(
    'shop',
    { packageId: PackageId, name: Words, stock: Count.nullable() },
    { audience: 'staff', version: 2 },
  ),
  'package.changed': event('shop', { packageId: PackageId, ...changed }, { audience: 'staff' }),
  /** By how many there are more than before; null: a limit was set, which `stock` is, or lifted. */
  'package.stock_changed': event(
    'shop',
    { packageId: PackageId, name: Words, by: Count.nullable(), stock: Count.nullable() },
    { audience: 'staff' },
  ),
  'package.archived': event('shop', { packageId: PackageId, name: Words }, { audience: 'staff' }),
  'package.restored': event('shop', { packageId: PackageId, name: Words }, { audience: 'staff' }),
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
