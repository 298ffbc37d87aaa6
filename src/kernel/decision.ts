/**
 * What pure code answers when asked to change a state: yes, with the new state, or a refusal from a closed union.
 * A refusal is a business "no"; a bug is a fault, and never travels this way.
 */
export type Decision<T, R extends string> =
  | { readonly accepted: true; readonly value: T }
  | { readonly accepted: false; readonly refusal: R }

export function accept<T>(value: T): Decision<T, never> {
  return { accepted: true, value }
}

export function refuse<R extends string>(refusal: R): Decision<never, R> {
  return { accepted: false, refusal }
}
