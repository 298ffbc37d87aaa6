import { event } from '../platform/history/catalogue.ts'

type Which = { userId: string }
type Where = { address: string; browser: string }

/** What happens to a login. It stands in the history of the account that the user owns, if they own one. */
export const userEvents = {
  'user.signed_in': event<Which, Where>('account'),
  'user.sign_in_failed': event<Which, Where>('account'),
  'user.signed_out': event<Which>('account'),
  'user.password_reset_requested': event<Which>('account'),
  'user.password_reset': event<Which>('account'),
  'user.confirmation_requested': event<Which>('account'),
  'user.email_confirmed': event<Which, { email: string }>('account'),
  'staff.added': event<Which & { name: string; role: string }>('shop', { audience: 'staff' }),
}

type UserEvents = typeof userEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends UserEvents {}
}
