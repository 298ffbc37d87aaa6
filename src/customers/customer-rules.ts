import type { CustomerId } from '../kernel/ids.ts'
import { owns } from '../platform/permission.ts'

/** The customer whose account it is. Contacts are not: the account itself is never theirs to see. */
export const ownsAccount = owns<{ customerId: CustomerId }>((_reader, { customerId }) => customerId)
