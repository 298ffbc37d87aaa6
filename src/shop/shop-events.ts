import { event } from '../platform/history/catalogue.ts'
import { Change, Count, Moment, Words } from '../platform/history/fields.ts'

export const shopEvents = {
  'shop.set_up': event('shop', { name: Words }, { audience: 'staff' }),
  /** One setting, which made its settings this version. */
  'shop.changed': event('shop', { version: Count, change: Change }, { audience: 'staff' }),
  'shop.clock_moved': event('shop', { to: Moment }, { audience: 'staff' }),
}

type ShopEvents = typeof shopEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends ShopEvents {}
  interface EventGroups {
    shop: unknown
  }
}
