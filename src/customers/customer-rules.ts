import type { CustomerId } from '../kernel/ids.ts'
import { ownership, type Rule } from '../platform/permission.ts'

/** The customer whose account it is. Contacts are not: the account itself is never theirs to see. */
export const ownsAccount: Rule<{ customerId: CustomerId }> = {
  grants: ['owner'],
  verdict: ({ actor }, { customerId }) =>
    ownership(actor, actor.kind === 'customer' && actor.customerId === customerId),
}
