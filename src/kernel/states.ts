/**
 * A question that every state answers with yes or no, asked of a thing that has the state. Of `states`, which answer with yes, the
 * same question about a column of the database is made (platform/in-state.ts), so that the two can't differ.
 */
export type StateQuestion<All extends string, Yes extends All> = {
  <Thing extends { readonly status: All }>(thing: Thing): thing is Thing & { readonly status: Yes }
  readonly states: readonly Yes[]
}

/** Makes questions about the states of one kind of thing. */
export function questionsAbout<All extends string>() {
  return <Yes extends All>(...states: readonly Yes[]): StateQuestion<All, Yes> => {
    const known: readonly All[] = states
    const isOneOf = <Thing extends { readonly status: All }>(
      thing: Thing,
    ): thing is Thing & { readonly status: Yes } => known.includes(thing.status)
    return Object.assign(isOneOf, { states })
  }
}
