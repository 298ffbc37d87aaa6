/**
 * Every "no" that a use case may answer with. Each slice adds its own, with their statuses, by augmenting this interface
 * (`invoice-refusals.ts`); one that the door does not know, or that has no sentence, does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: slices add to it
export interface Refusals {}

/** How the outside meets a refusal: 409 for how things stand, 422 for what was entered. */
export type RefusalStatus = 403 | 404 | 409 | 422

export type RefusalCode = keyof Refusals

export type InputProblem = {
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** What its words mention. */
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

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
