import { z } from 'zod'

/** The lines of a part of a form, each under its number, in their order; one that is read as null counts for nothing. */
export function formLines<S extends z.ZodType>(of: S) {
  return z
    .record(z.string().regex(/^\d{1,3}$/), of)
    .default({})
    .transform((typed) =>
      Object.entries(typed)
        .toSorted(([a], [b]) => Number(a) - Number(b))
        .flatMap(([, line]) => (line === null ? [] : [line as NonNullable<z.output<S>>])),
    )
}
