import { useMemo } from 'react'

/** Rows on their way from a loader to its page. */
export type PackedRows<Row> = string & { readonly __rows?: Row }

/** What JSON gives back as it was. */
type Plain<Row> = { [Key in keyof Row]: Row[Key] extends string | number | boolean | null ? Row[Key] : never }

/**
 * The rows of a long list as one text. The framework sends every value of an object for itself and looks whether it was sent before,
 * which for a full page of a list takes as long as finding its rows; a text is one value.
 */
export function packed<Row extends Plain<Row>>(rows: readonly Row[]): PackedRows<Row> {
  return JSON.stringify(rows)
}

/** The rows again, read once for as long as they stay the same. */
export function useRows<Row>(text: PackedRows<Row>): readonly Row[] {
  return useMemo(() => JSON.parse(text), [text])
}
