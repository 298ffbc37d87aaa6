import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * A question about states (kernel/states.ts) asked of a column, as "p.status". The states are written out, so that it is found by
 * indexes that hold for some states only.
 */
export function inState(
  question: { readonly states: readonly string[] },
  column: string,
): RawBuilder<SqlBool> {
  return sql`${sql.ref(column)} in (${sql.join(question.states.map((state) => sql.lit(state)))})`
}
