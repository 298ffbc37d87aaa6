/**
 * Every "no" that a use case may answer with. Each slice adds its own by augmenting this interface; the door's table of
 * refusals is exhaustive over it, so that a refusal without a status and words does not compile.
 */
export interface Refusals {
  sign_in_required: true
  not_permitted: true
  not_found: true
  invalid_input: true
  idempotency_key_reused: true
}

export type RefusalCode = keyof Refusals

export type InputProblem = { readonly path: readonly PropertyKey[]; readonly message: string }

/** A business "no", thrown to roll back. Never a bug (that is a fault) and never an outage. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: RefusalCode
  /** What the words of this refusal mention: a date, a name, a number. */
  readonly details: Readonly<Record<string, string>>
  readonly problems: readonly InputProblem[]

  constructor(
    code: RefusalCode,
    details: Record<string, string> = {},
    problems: readonly InputProblem[] = [],
  ) {
    super(code)
    this.code = code
    this.details = details
    this.problems = problems
  }
}

/** The accepted value, or the refusal thrown. */
export function orRefuse<T>(
  decision: { accepted: true; value: T } | { accepted: false; refusal: RefusalCode },
  details: Record<string, string> = {},
): T {
  if (decision.accepted) return decision.value
  throw new Refused(decision.refusal, details)
}

/** A row that must be there for this actor, or "not found": nobody learns that somebody else's thing exists. */
export function orNotFound<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Refused('not_found')
  return row
}
