import type { CouponId, InvoiceId } from '../kernel/ids.ts'
import type { Money } from '../kernel/money.ts'
import { event } from '../platform/history/catalogue.ts'

type Used = { code: string; invoiceId: InvoiceId; number: string }

export const catalogEvents = {
  'tax_class.created': event<{ name: string }>('shop', { audience: 'staff' }),
  'group.created': event<{ name: string }>('shop', { audience: 'staff' }),
  'package.created': event<{ packageId: string; name: string }>('shop', { audience: 'staff' }),
  'coupon.created': event<{ couponId: CouponId; code: string }>('shop', { audience: 'staff' }),
  'coupon.ended': event<{ couponId: CouponId; code: string }>('shop', { audience: 'staff' }),
  /** Used for an order, given back with an order that was never paid, and used after all when its money came late. */
  'coupon.redeemed': event<Used & { off: Money }>('purchases'),
  'coupon.returned': event<Used>('purchases'),
  'coupon.retaken': event<Used>('purchases'),
}

type CatalogEvents = typeof catalogEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CatalogEvents {}
}
