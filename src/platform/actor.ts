import type { CustomerId, PurchaseId, UserId } from '../kernel/ids.ts'

/** What staff may do; a role is a set of these. The slice that keeps the roles names them (`identity/permissions.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: the slice adds to it
export interface Permissions {}
export type Permission = keyof Permissions

/** What an alternate contact may do for one purchase of somebody else's account. */
export type ContactGrant = {
  readonly purchaseId: PurchaseId
  readonly billing: boolean
  readonly support: boolean
}

/** Who is acting. Passed in by the door, never looked up by a use case. */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'user'; readonly userId: UserId }
  | { readonly kind: 'customer'; readonly userId: UserId; readonly customerId: CustomerId }
  | {
      readonly kind: 'contact'
      readonly userId: UserId
      readonly customerId: CustomerId
      readonly grants: readonly ContactGrant[]
    }
  | {
      readonly kind: 'staff'
      readonly userId: UserId
      readonly name: string
      readonly permissions: ReadonlySet<Permission>
    }
  | { readonly kind: 'system'; readonly job: string }

export const visitor: Actor = { kind: 'visitor' }

export function system(job: string): Actor {
  return { kind: 'system', job }
}

/** The actor as history keeps it. Of staff the name is kept as it was; a customer's is personal and is not. */
export function actorRecord(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case 'visitor':
      return { kind: 'visitor' }
    case 'user':
    case 'customer':
    case 'contact':
      return { kind: actor.kind, userId: actor.userId }
    case 'staff':
      return { kind: 'staff', userId: actor.userId, name: actor.name }
    case 'system':
      return { kind: 'system', job: actor.job }
  }
}

/** One text per actor, for keys that must not be shared between people. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor'
  return actor.kind === 'system' ? `system:${actor.job}` : `${actor.kind}:${actor.userId}`
}
