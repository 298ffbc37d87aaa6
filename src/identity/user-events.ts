import { UserId } from '../kernel/ids.ts'
import { event } from '../platform/history/catalogue.ts'
import { Browser, Words } from '../platform/history/fields.ts'

const which = { userId: UserId }
const where = { address: Words, browser: Browser }

/** What happens to a login. It stands in the history of the account that the user owns, if they own one. */
export const userEvents = {
  'user.signed_in': event('account', which, { personal: where }),
  'user.sign_in_failed': event('account', which, { personal: where }),
  'user.signed_out': event('account', which),
  'user.password_reset_requested': event('account', which),
  'user.password_reset': event('account', which),
  'user.confirmation_requested': event('account', which),
  'user.email_confirmed': event('account', which, { personal: { email: Words } }),
  'staff.added': event('shop', { ...which, name: Words, role: Words }, { audience: 'staff' }),
}

type UserEvents = typeof userEvents
declare module '../platform/history/catalogue.ts' {
  interface EventCatalogue extends UserEvents {}
  interface EventGroups {
    account: unknown
    shop: unknown
  }
}
