import { event } from '../platform/history/catalogue.ts'

export const customerEvents = {
  'customer.opened': event<{ number: string }, { name: string; email: string }>('account'),
  'customer.changed': event<{ field: string }, { before: string; after: string }>('account'),
  'mail.sent': event<{ mailId: string; template: string }, { to: string; subject: string }>('mail'),
  'mail.kept': event<{ mailId: string; template: string }, { to: string; subject: string }>('mail', {
    audience: 'staff',
  }),
  'mail.held': event<{ mailId: string; template: string }>('mail', { audience: 'staff' }),
  'mail.failed': event<{ mailId: string; template: string; reason: string }>('mail', { audience: 'staff' }),
}

type CustomerEvents = typeof customerEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CustomerEvents {}
}
