import { event } from '../platform/history/catalogue.ts'
import { Method } from '../platform/history/fields.ts'

export const methodEvents = {
  'payment_method.added': event('methods', { method: Method }),
  'payment_method.entered_again': event('methods', { method: Method }),
  'payment_method.removed': event('methods', { method: Method }),
  'payment_method.made_default': event('methods', { method: Method }),
  'payment_method.updated': event('methods', { method: Method }),
  'payment_method.needs_customer': event('methods', { method: Method }),
  'payment_method.dead': event('methods', { method: Method }),
  'payment_method.usable_again': event('methods', { method: Method }),
}

type MethodEvents = typeof methodEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends MethodEvents {}
  interface EventGroups {
    methods: unknown
  }
}
