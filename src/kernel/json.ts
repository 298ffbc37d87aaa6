/** Anything that JSON can hold; money travels as {@link toJson} writes it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** JSON with its keys in order and no white space, so that equal values are equal bytes: what digests are taken of. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(toJson(value)))
}

/** A value with each bigint written as a decimal string; undefined members are left out. */
export function toJson(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value ?? null, (_, part) => (typeof part === 'bigint' ? part.toString() : part)),
  )
}

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([key, member]) => [key, ordered(member)]))
}
