import { event } from '../platform/history/catalogue.ts'

export const catalogEvents = {
  'tax_class.created': event<{ name: string }>('store', { audience: 'staff' }),
  'group.created': event<{ name: string }>('store', { audience: 'staff' }),
  'package.created': event<{ packageId: string; name: string }>('store', { audience: 'staff' }),
}

type CatalogEvents = typeof catalogEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CatalogEvents {}
}
