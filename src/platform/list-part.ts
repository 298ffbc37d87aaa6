import { z } from 'zod'

const sizes = { page: 25, batch: 500 } as const

/** How much of a list is asked for: a page that somebody reads, or a batch of all that they download. */
export const ListPart = z.enum(['page', 'batch']).default('page')
type ListPart = z.output<typeof ListPart>

export function rowsIn(part: ListPart): number {
  return sizes[part]
}

/** Cuts what was found (one row more than the part has) to the part; `older` is the id that the next one lies beyond. */
export function partOf<Row extends { readonly id: unknown }>(found: readonly Row[], part: ListPart) {
  const rows = found.slice(0, rowsIn(part))
  const goesOn = found.length > rows.length
  return { rows, older: goesOn ? ((rows.at(-1)?.id ?? null) as Row['id'] | null) : null }
}
