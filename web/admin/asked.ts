import { data } from 'react-router'
import type { z } from 'zod'

/** What an address names, as the schema has it; an address that can name nothing leads to nothing. */
export function asked<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  throw data(null, { status: 404 })
}
