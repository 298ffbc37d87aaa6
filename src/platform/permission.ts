import type { CustomerId } from '../kernel/ids.ts'
import type { Actor, Permission } from './actor.ts'
import type { Reader } from './database.ts'
import type { AccountHolder, Login, NoPerson, Person, StaffMember, View } from './use-case.ts'

/** `foreign`: it is somebody else's, and is answered as if it did not exist. */
export type Verdict = 'yes' | 'no' | 'foreign'

/**
 * Who may, and who that can only be: `P` is what a use case under this rule knows of whoever acts. `grants` names, for the
 * permission matrix, the kinds of actor that can ever pass.
 */
export type Rule<Input, P extends Person = Person> = {
  readonly grants: readonly string[]
  /** A type alone: nothing is ever there. */
  readonly passes?: P
  verdict(view: View, input: Input): Verdict | Promise<Verdict>
}

export const anyone: Rule<unknown> = { grants: ['anyone'], verdict: () => 'yes' }

/** Somebody with a login, acting for themselves. */
export const asUser: Rule<unknown, Login> = {
  grants: ['user', 'customer'],
  verdict: ({ actor }) => (actor.kind === 'user' || actor.kind === 'customer' ? 'yes' : 'no'),
}

/** The program itself, acting for nobody: jobs, webhooks, the janitor. */
export const systemOnly: Rule<unknown, NoPerson> = {
  grants: ['system'],
  verdict: ({ actor }) => (actor.kind === 'system' ? 'yes' : 'no'),
}

/** Whether it is a member of staff with this permission who acts: for parts of what a rule lets in. */
export function isStaffWith(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'staff' && actor.permissions.has(permission)
}

export function staffWith(permission: Permission): Rule<unknown, StaffMember> {
  return {
    grants: [`staff:${permission}`],
    verdict: ({ actor }) => (isStaffWith(actor, permission) ? 'yes' : 'no'),
  }
}

export const anyStaff: Rule<unknown, StaffMember> = {
  grants: ['staff'],
  verdict: ({ actor }) => (actor.kind === 'staff' ? 'yes' : 'no'),
}

/** A customer acting on their own account as a whole. */
export const asCustomer: Rule<unknown, AccountHolder> = {
  grants: ['customer'],
  verdict: ({ actor }) => (actor.kind === 'customer' ? 'yes' : 'no'),
}

/**
 * Whoever owns what is asked about; to other people it is foreign, and to everybody else a plain no. `findOwner`: whose it is, or
 * nobody's when there is no such thing.
 */
export function owns<Input>(
  findOwner: (reader: Reader, input: Input) => Promise<CustomerId | undefined> | CustomerId,
): Rule<Input, AccountHolder> {
  return {
    grants: ['owner'],
    async verdict({ actor, reader }, input) {
      if (actor.kind === 'contact') return 'foreign'
      if (actor.kind !== 'customer') return 'no'
      return (await findOwner(reader, input)) === actor.customerId ? 'yes' : 'foreign'
    },
  }
}

/**
 * Passes when one rule says yes; who acts is then one of those that the rules make sure of. When none does and one says "foreign",
 * the whole is foreign. Rules are asked in order and no further than the first yes.
 */
export function either<Input, People extends readonly Person[]>(
  ...rules: { readonly [Each in keyof People]: Rule<Input, People[Each]> }
): Rule<Input, People[number]> {
  return {
    grants: rules.flatMap((rule) => rule.grants),
    async verdict(view, input) {
      let worst: Verdict = 'no'
      for (const rule of rules) {
        const verdict = await rule.verdict(view, input)
        if (verdict === 'yes') return 'yes'
        if (verdict === 'foreign') worst = 'foreign'
      }
      return worst
    },
  }
}

/**
 * Whether the shop itself acts: staff or the program, and not on somebody's account. Everybody else, of whatever kind, is held to
 * what customers may.
 */
export function isShopItself({ actor, account }: Pick<View, 'actor' | 'account'>): boolean {
  return account === null && (actor.kind === 'staff' || actor.kind === 'system')
}
