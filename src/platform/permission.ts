import type { Actor, Permission } from './actor.ts'
import type { AccountHolder, Login, Person, View } from './use-case.ts'

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
export const systemOnly: Rule<unknown> = {
  grants: ['system'],
  verdict: ({ actor }) => (actor.kind === 'system' ? 'yes' : 'no'),
}

export function staffWith(permission: Permission): Rule<unknown> {
  return {
    grants: [`staff:${permission}`],
    verdict: ({ actor }) => (actor.kind === 'staff' && actor.permissions.has(permission) ? 'yes' : 'no'),
  }
}

export const anyStaff: Rule<unknown> = {
  grants: ['staff'],
  verdict: ({ actor }) => (actor.kind === 'staff' ? 'yes' : 'no'),
}

/** A customer acting on their own account as a whole. */
export const asCustomer: Rule<unknown, AccountHolder> = {
  grants: ['customer'],
  verdict: ({ actor }) => (actor.kind === 'customer' ? 'yes' : 'no'),
}

/**
 * Passes when one rule says yes. When none does and one says "foreign", the whole is foreign.
 * Rules are asked in order and no further than the first yes.
 */
export function either<Input>(...rules: Rule<Input>[]): Rule<Input> {
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

/** What owner rules answer: people get "foreign" for what is not theirs, everyone else a plain no. */
export function ownership(actor: Actor, isTheirs: boolean): Verdict {
  if (actor.kind === 'customer' || actor.kind === 'contact') return isTheirs ? 'yes' : 'foreign'
  return 'no'
}
