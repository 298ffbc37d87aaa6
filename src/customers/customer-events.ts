import { event } from '../platform/history/catalogue.ts'

export const customerEvents = {
  'customer.opened': event<{ number: string }, { name: string; email: string }>('account'),
  'customer.changed': event<{ field: string }, { before: string; after: string }>('account'),
  'email.sent': event<{ emailId: string; template: string }, { to: string; subject: string }>('email'),
  'email.kept': event<{ emailId: string; template: string }, { to: string; subject: string }>('email', {
    audience: 'staff',
  }),
  'email.held_back': event<{ emailId: string; template: string }>('email', { audience: 'staff' }),
  'email.failed': event<{ emailId: string; template: string; reason: string }>('email', {
    audience: 'staff',
  }),
}

type CustomerEvents = typeof customerEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends CustomerEvents {}
}
