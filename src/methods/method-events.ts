import { event } from '../platform/history/catalogue.ts'

export const methodEvents = {
  'payment_method.added': event<{ label: string }>('methods'),
  'payment_method.removed': event<{ label: string }>('methods'),
  'payment_method.made_default': event<{ label: string }>('methods'),
}

type MethodEvents = typeof methodEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends MethodEvents {}
}
